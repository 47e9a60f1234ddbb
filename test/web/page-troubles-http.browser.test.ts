import { inBrowser } from "./browser.ts";
import { troublesAtThePage } from "./page-troubles.ts";

inBrowser("what gets in the way of a customer with a link, over http on this machine", () =>
  troublesAtThePage({ tls: false }),
);
