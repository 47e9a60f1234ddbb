import { conforms } from "../platform/conformance.ts";
import { rehearsal } from "./rehearsal.ts";

conforms("Discord", rehearsal);
