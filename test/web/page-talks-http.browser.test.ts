import { inBrowser } from "./browser.ts";
import { talksAtThePage } from "./page-talks.ts";

inBrowser("a customer with a link, over http on this machine", () => talksAtThePage({ tls: false }));
