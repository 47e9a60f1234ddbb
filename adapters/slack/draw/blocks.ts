import type { types } from "@slack/bolt";

export type Block = types.KnownBlock;
export type Modal = types.ModalView;
export type Home = types.HomeView;
export type Button = types.Button;
export type Plain = types.PlainTextElement;
export type Option = types.PlainTextOption;
export type Row = types.ActionsBlockElement;

/** `text` is what notifications and screen readers say, so it tells the gist; to be sent with `unfurl_links` and `unfurl_media` off. */
export interface Message {
  text: string;
  blocks: Block[];
}
