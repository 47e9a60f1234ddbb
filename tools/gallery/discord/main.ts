import { show } from "../show.ts";
import { draw } from "./as-text.ts";
import { momentsIn } from "./moments.ts";

await show({ momentsIn, draw });
