/** Colours, measures and letters of every page, in the light and in the dark. Only fonts that a machine has already. */
export const tokens = `
:root {
  color-scheme: light dark;
  --paper: #f6f4ef;
  --surface: #ffffff;
  --sunk: #faf9f6;
  --ink: #1b2430;
  --soft: #55606e;
  --line: #dcd8cf;
  --edge: #857f73;
  --accent: #0d5f5b;
  --accent-deep: #094744;
  --on-accent: #ffffff;
  --tint: #e4f0ee;
  --good: #1d6b3c;
  --good-tint: #e6f3ea;
  --warn: #7a4a00;
  --warn-tint: #fbf0dc;
  --bad: #a02a1e;
  --bad-tint: #fbe9e6;
  --shadow: 0 1px 2px rgb(27 36 48 / 5%), 0 12px 32px rgb(27 36 48 / 7%);
  --round: 0.875rem;
  --round-small: 0.5rem;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", "PingFang SC", "Hiragino Sans GB",
    "Microsoft YaHei", "Noto Sans CJK SC", sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, "Noto Sans Mono", monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #11161b;
    --surface: #1a2128;
    --sunk: #151b21;
    --ink: #e9edf0;
    --soft: #a3afba;
    --line: #2f3942;
    --edge: #76828d;
    --accent: #6fc9c0;
    --accent-deep: #93dad3;
    --on-accent: #06211f;
    --tint: #17302f;
    --good: #7fd19b;
    --good-tint: #16291d;
    --warn: #ecc57d;
    --warn-tint: #2d2413;
    --bad: #f19d92;
    --bad-tint: #331b18;
    --shadow: 0 1px 2px rgb(0 0 0 / 30%), 0 12px 32px rgb(0 0 0 / 35%);
  }
}
`;
