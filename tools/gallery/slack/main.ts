import { show } from "../show.ts";
import { draw } from "./as-text.ts";
import { momentsIn } from "./moments.ts";

await show({ momentsIn, draw }); // its JSON is for Slack's Block Kit Builder and `blocks.validate`
