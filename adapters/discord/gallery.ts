import { show } from "../chat/gallery.ts";
import { draw } from "./draw.ts";
import { momentsIn } from "./moments.ts";

await show({ momentsIn, draw });
