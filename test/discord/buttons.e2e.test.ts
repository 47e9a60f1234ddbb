import { answersEveryButton } from "../platform/chat-buttons.ts";
import { discordHall } from "./button-hall.ts";

answersEveryButton(discordHall, ["open-for-a-customer"]);
