import { show } from "../chat/gallery.ts";
import { draw } from "./draw.ts";
import { momentsIn } from "./moments.ts";

await show({ momentsIn, draw }); // its JSON is for Slack's Block Kit Builder and `blocks.validate`
