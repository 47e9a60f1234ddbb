import {
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  PermissionFlagsBits,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from "discord.js";

export type Command = RESTPostAPIChatInputApplicationCommandsJSONBody;
type Verb = NonNullable<Command["options"]>[number];

interface Named {
  name: string;
  description: string;
  /** The same in Simplified Chinese. */
  chinese: { name: string; description: string };
}

/** The command as Discord has it. `flows` are the kinds of request this desk opens; `name` is without its slash. */
export function commandOf(name: string, flows: readonly string[]): Command {
  const openings = ["open", ...flows.filter((flow) => flow !== "open")].flatMap((flow) => verbs[flow] ?? []);
  return {
    type: ApplicationCommandType.ChatInput,
    ...named({ name, description: "Open cloud accounts", chinese: { name: "账号", description: "开通云账号" } }),
    contexts: [InteractionContextType.Guild, InteractionContextType.BotDM],
    integration_types: [ApplicationIntegrationType.GuildInstall],
    default_member_permissions: String(PermissionFlagsBits.ManageGuild),
    options: [
      ...openings.map((verb) =>
        subcommand(verb, verb.name === "open" ? [customer, country, details] : [customer, details]),
      ),
      subcommand(verbs.status!, [aCase]),
      subcommand(verbs.list!, []),
      subcommand(verbs.find!, [what]),
      subcommand(verbs.resume!, [aCase]),
      subcommand(verbs.code!, [digits, aCase]),
      subcommand(verbs.resend!, [aCase]),
      subcommand(verbs.hand!, [colleague, aCase]),
      subcommand(verbs.customer!, [whoIsCustomer, aCase]),
      subcommand(verbs.cancel!, [aCase]),
      subcommand(verbs.help!, []),
    ],
  };
}

const verbs: Record<string, Named> = {
  open: {
    name: "open",
    description: "A new Tencent Cloud account",
    chinese: { name: "开通", description: "开通新的腾讯云账号" },
  },
  verify: {
    name: "verify",
    description: "A phone or an e-mail for a domain",
    chinese: { name: "验证", description: "验证域名联系人的手机或邮箱" },
  },
  official: {
    name: "official",
    description: "An official account in Chat",
    chinese: { name: "公众号", description: "在即时通信中创建公众号" },
  },
  classroom: {
    name: "classroom",
    description: "A user of LCIC",
    chinese: { name: "课堂", description: "创建互动课堂用户" },
  },
  status: {
    name: "status",
    description: "How far a request is",
    chinese: { name: "状态", description: "查看申请进度" },
  },
  list: { name: "list", description: "Your requests", chinese: { name: "列表", description: "你的全部申请" } },
  find: {
    name: "find",
    description: "Who has a request",
    chinese: { name: "查找", description: "查找申请由谁办理" },
  },
  resume: {
    name: "resume",
    description: "The question of a request again",
    chinese: { name: "继续", description: "继续一个申请" },
  },
  code: {
    name: "code",
    description: "The 6 digits of the newest text",
    chinese: { name: "验证码", description: "输入最新短信中的6位数字" },
  },
  resend: { name: "resend", description: "Another text", chinese: { name: "重发", description: "再发一条短信" } },
  hand: {
    name: "hand",
    description: "Give a request to a colleague",
    chinese: { name: "转交", description: "把一个申请转交给同事" },
  },
  customer: {
    name: "customer",
    description: "Who gets the text and enters the code",
    chinese: { name: "客户", description: "指定由谁接收短信并输入验证码" },
  },
  cancel: { name: "cancel", description: "End a request", chinese: { name: "取消", description: "结束一个申请" } },
  help: {
    name: "help",
    description: "What I can do, in a list",
    chinese: { name: "帮助", description: "我能做什么" },
  },
};

const customer = somebody({
  name: "customer",
  description: "Who gets the text and enters the code; nobody if that is you",
  chinese: { name: "客户", description: "谁接收短信并输入验证码;如果是你自己则留空" },
});
const whoIsCustomer = {
  ...somebody({
    name: "to",
    description: "Who gets the text and enters the code",
    chinese: { name: "客户", description: "谁接收短信并输入验证码" },
  }),
  required: true,
};
const colleague = {
  ...somebody({
    name: "to",
    description: "Who goes on with it; they get its card",
    chinese: { name: "同事", description: "由谁继续办理;卡片会发给对方" },
  }),
  required: true,
};
const country = {
  type: ApplicationCommandOptionType.String as const,
  autocomplete: true as const,
  ...named({
    name: "country",
    description: "Where the mobile number is from: type its name, HK or 852",
    chinese: { name: "国家", description: "手机号所属国家或地区:名称、HK 或 852" },
  }),
};
const details = {
  type: ApplicationCommandOptionType.String as const,
  max_length: 1000,
  ...named({
    name: "details",
    description: "What you know already, such as: company ana@example.com",
    chinese: { name: "资料", description: "已知的资料,例如:company ana@example.com" },
  }),
};
const what = {
  type: ApplicationCommandOptionType.String as const,
  required: true as const,
  max_length: 200,
  ...named({
    name: "what",
    description: "An e-mail, a mobile number such as +852 5123 4567, or R-7K2P",
    chinese: { name: "内容", description: "邮箱、手机号(如 +852 5123 4567)或 R-7K2P" },
  }),
};
const aCase = {
  type: ApplicationCommandOptionType.String as const,
  autocomplete: true as const,
  ...named({
    name: "case",
    description: "Which request, such as R-7K2P; the newest if you leave it out",
    chinese: { name: "申请", description: "哪个申请,例如 R-7K2P;留空则为最新的" },
  }),
};
const digits = {
  type: ApplicationCommandOptionType.String as const,
  max_length: 20,
  ...named({
    name: "digits",
    description: "The 6 digits; without them I open a box",
    chinese: { name: "数字", description: "6位数字;留空则打开输入框" },
  }),
};

function subcommand(verb: Named, options: NonNullable<Extract<Verb, { type: 1 }>["options"]>): Verb {
  return { type: ApplicationCommandOptionType.Subcommand, ...named(verb), options };
}

function somebody(words: Named) {
  return { type: ApplicationCommandOptionType.User as const, ...named(words) };
}

function named({ name, description, chinese }: Named) {
  return {
    name,
    name_localizations: { "zh-CN": chinese.name },
    description,
    description_localizations: { "zh-CN": chinese.description },
  };
}
