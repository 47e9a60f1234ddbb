import { inBrowser } from "./browser.ts";
import { talksAtThePage } from "./page-talks.ts";

inBrowser("a customer with a link, over https with a certificate of its own", () => talksAtThePage({ tls: true }));
