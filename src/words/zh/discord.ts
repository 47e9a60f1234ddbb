import type { discord as english } from "../en/discord.ts";

/** The messages of src/words/en/discord.ts in Simplified Chinese. */
export const discord = {
  "discord.password": "Discord 不适合输入密码，所以由我生成。密码在最后显示一次，首次登录时须更改。",
  "discord.stranger":
    "我不知道 {name} 是谁。请在输入 @ 后从 Discord 显示的列表中选择，或使用 {command} open 的 customer 选项。",
  "discord.title": "演练 · {title}",
  "discord.wrong": "{field}：{why}",
  "discord.wrong-kept": "其余内容已保存。按下按钮修改，只会再问这一项。",
  "discord.press-again": "我用的时间太长了。请再按一次按钮，就会打开。",
  "discord.late": "{person}，我没能及时私下回复您，您的私信也没有对我开放。请再做一次。",
  "discord.kept": "没有任何变化：{case} 继续进行。",
  "discord.note-goes":
    "链接被打开或失效后，这条消息会消失，最迟保留 {minutes} 分钟。之后如果还需要链接，请按“换新链接”。",
  "discord.thread": "账号 {case}",
  "discord.thread-over": "账号 {case} · {state}",
  "discord.thread-for": "{customer} 在{place}中回答。",
  "discord.the-thread": "本频道的私密消息列",
  "discord.the-dm": "与我的私信（因为我无权在这里创建私密消息列）",
  "discord.no-place":
    "我没有办法联系到 {customer}：我无权在那里创建私密消息列，对方也不接收我的私信。请用 {command} link {case} 给对方一个链接，或允许我创建私密消息列（docs/discord.md）。",
  "discord.dm-closed": "您不接收我的私信，因此我把 {case} 放在您发起申请的频道的私密消息列中。",
  "discord.dm-closed-here": "您不接收我的私信，因此 {case} 只在这里显示给您。输入 {command} resume 可随时重新打开。",
  "discord.may-not": "我只为所属服务器中有权限的成员服务。请联系管理员。",
  "discord.not-served": "本服务台不为这个服务器服务，所以我什么也没有做。如果应该服务，请联系管理员，添加 {server}。",
  "discord.may-unknown": "Discord 暂时没有告诉我您是谁，所以我无法继续。没有丢失任何内容；请一分钟后再试。",
  "discord.may-not-answer": "{person} 不是本服务器的成员，无法在这里回答，也不会被询问。您可以改为指定一位成员。",
  "discord.never-here":
    "其他人也能看到本频道，所以我没有采用其中的任何内容。验证码请填入按钮打开的输入框、用 {command} code 输入，或发到与我的私信中；密码请不要发到任何地方。",
  "discord.never-here-deleted":
    "其他人也能看到本频道，所以我已删除您的消息，没有采用其中的任何内容。验证码请填入按钮打开的输入框、用 {command} code 输入，或发到与我的私信中；密码请不要发到任何地方。如果刚才发的是您在用的密码，请更改。",
  "discord.type-instead": "请改为输入 {command} help：这样我可以只回答您一人。",
} satisfies Record<keyof typeof english, string>;
