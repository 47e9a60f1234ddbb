import { join } from "node:path";
import { answersEveryButton } from "../platform/chat-buttons.ts";
import { slackHall } from "./button-hall.ts";

const golden = join(import.meta.dirname, "golden/buttons-open-for-a-customer.txt");

answersEveryButton(slackHall, ["open-for-a-customer"], golden);
