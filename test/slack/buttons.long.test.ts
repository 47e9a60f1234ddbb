import { answersEveryButton } from "../platform/chat-buttons.ts";
import { slackHall } from "./button-hall.ts";

answersEveryButton(slackHall, ["open", "verify", "official", "classroom"]);
