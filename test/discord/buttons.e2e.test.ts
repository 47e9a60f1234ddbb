import { join } from "node:path";
import { answersEveryButton } from "../platform/chat-buttons.ts";
import { discordHall } from "./button-hall.ts";

const golden = join(import.meta.dirname, "golden/buttons-open-for-a-customer.txt");

answersEveryButton(discordHall, ["open-for-a-customer"], golden);
