import type { slack as english } from "../en/slack.ts";

/** The messages of src/words/en/slack.ts in Simplified Chinese. */
export const slack = {
  "slack.customer": "Slack 中的客户",
  "slack.customer-hint": "由您选择的人提供短信验证码，密码也只给此人看。留空则由您自己完成。",
  "slack.customer-not": "此人不是本工作区的成员，无法在这里回答。请选择其他人，或留空。",
  "slack.password": "Slack 不适合输入密码，所以由我生成。密码在最后显示一次，首次登录时须更改。",
  "slack.search-like": "请输入，例如 {example}",
  "slack.in-thread":
    "Slack 不允许我私下给 {customer} 发消息，所以 {case} 显示在您指定对方的频道里。那里其他人也能看到，因此我不会显示完整的号码或邮箱。想私下进行，请用 {command} link {case} 给对方一个链接。",
  "slack.stranger": "我不知道 {name} 是谁。请在输入 @ 后从 Slack 显示的列表中选择，例如 {command} open for @ana。",
  "slack.may-not": "我只为所属工作区中有权限的成员服务。请联系管理员。",
  "slack.may-not-here": "我不在这个频道工作。请私信给我，或在私信中输入 {command}。",
  "slack.may-unknown": "Slack 暂时没有告诉我您是谁，所以我无法继续。没有丢失任何内容；请一分钟后再试。",
  "slack.may-scope": "我在 Slack 中缺少一项权限，无法区分成员和访客，所以不能继续。没有丢失任何内容；请稍后再试。",
  "slack.may-not-answer": "{person} 不是本工作区的成员，无法在这里回答，也不会被询问。您可以改为指定一位成员。",
  "slack.not-served": "本服务台不为这个工作区服务，所以我什么也没有做。如果应该服务，请联系管理员，添加 {team}。",
  "slack.not-installed":
    "我无法在这个工作区工作，因为我没有它的密钥了。请联系管理员，在这里重新安装我；已有的内容都不会丢失。",
  "slack.press-again": "Slack 刚才没有让我打开它。请再按一次按钮；内容还为您保留着。",
  "slack.install-title": "未安装",
  "slack.install-not-served": "{name} 不在我服务的工作区之列。如果应该服务，请联系管理员添加 {team}，然后重新安装。",
  "slack.install-no-workspace": "我只能安装在单个工作区中，不能安装到整个组织。请选择一个工作区，在那里安装。",
  "slack.install-given-back": "我没有保留任何内容，Slack 已收回令牌。",
  "slack.install-still-there":
    "我没有保留任何内容，但 Slack 暂时没有收回令牌。要彻底移除我，请在工作区的设置中移除此应用。",
  "slack.over-http":
    "到目前为止，Slack 通过套接字与我连接；从现在起，我在自己地址的 /slack/events 等它。请在应用设置中关闭 Socket Mode，并在那里填写这个地址（docs/slack.md）。在此之前，任何人的操作我都听不到。",
  "slack.over-sockets":
    "到目前为止，Slack 通过 HTTP 与我连接；从现在起，我通过套接字等它。请在应用设置中打开 Socket Mode（docs/slack.md）。在此之前，任何人的操作我都听不到。",
  "slack.token-not-renewed":
    "我无法更新 {team} 的令牌：Slack 答复 {code}。现在那里给我写消息的人都得不到答复。请在那里重新安装一次应用；已有的内容都不会丢失。",
  "slack.token-ended":
    "我在 {team} 的令牌已到期，向 Slack 申请新令牌时没有得到答复。我会继续尝试；在此之前，那里给我写消息的人都得不到答复。",
  "slack.no-group-scope":
    "在 {team} 中我无法确认谁可以发起申请：缺少 SLACK_AGENT_GROUPS 所需的权限范围 usergroups:read。请在该工作区重新安装应用。",
  "slack.no-such-group":
    "工作区 {team} 没有 SLACK_AGENT_GROUPS 所列的用户组 {group}，所以没有人因此获得权限。请更正列表，或直接列出成员。",
  "slack.lacks-scope":
    "我在 {team} 无法区分成员和访客，那里的人都无法继续：我缺少权限范围（users:read，用户组还需要 usergroups:read）。请在那里带上该权限重新安装应用。",
} satisfies Record<keyof typeof english, string>;
