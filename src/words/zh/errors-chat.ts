import type { chatErrors as english } from "../en/errors-chat.ts";

/** The messages of src/words/en/errors-chat.ts in Simplified Chinese. */
export const chatErrors = {
  "error.chat-parameter":
    "腾讯云 Chat 拒绝了某项回答，但没有说明是哪一项（{code}）。没有创建任何内容。请检查各项回答有无异常，例如头像不是网址；管理员可以查询调用 {requestId}。",
  "error.chat-packet": "腾讯云 Chat 无法读取我发送的内容。没有创建任何内容，您的回答没有问题（调用 {requestId}）。",
  "error.official-id": "腾讯云 Chat 不接受我为公众号生成的 ID。没有创建任何内容，也没有人输错（调用 {requestId}）。",
  "error.official-id-taken":
    "已经有公众号使用这个 ID。某次调用的答复丢失了，我正在查询这个公众号是否由那次调用创建。请不要重新开始；调用 {requestId}。",
  "error.official-plan-full": "我们的 Chat 应用的公众号数量已达套餐上限，因此没有创建（调用 {requestId}）。",
  "error.official-switched-off": "我们的 Chat 应用没有开通公众号，因此没有创建（调用 {requestId}）。",
  "error.official-unsure":
    "腾讯云 Chat 出现故障，没有说明进行到哪一步。我会查询，并用同一个 ID 再次请求，因此不会重复创建。您无需做任何事。",
  "error.owner-unknown":
    "腾讯云 Chat 不认识这位所有者，因此没有创建任何内容。请核对所有者的 ID 并重新输入，例如 mei-shop。",
  "error.owner-form":
    "腾讯云 Chat 不接受这个用户 ID，因此没有创建任何内容。请重新输入一个不超过 32 字节的 ID，例如 mei-shop。",
  "error.import-unsure": "腾讯云 Chat 在导入所有者时出现故障。我会再次请求；同一位所有者不会重复导入。",
  "error.chat-free-plan-full":
    "我们的 Chat 应用使用免费套餐，最多 100 人，因此没有导入所有者，也没有创建任何内容（调用 {requestId}）。",
  "error.chat-address": "腾讯云 Chat 在该地址不支持这类请求。没有创建任何内容（调用 {requestId}）。",
  "error.chat-app": "腾讯云 Chat 不认识我们的应用。没有创建任何内容，您的回答没有问题（调用 {requestId}）。",
  "error.chat-app-off": "我们的 Chat 应用已停用。没有创建任何内容，您的回答没有问题（调用 {requestId}）。",
  "error.chat-forbidden":
    "腾讯云 Chat 不允许我们的应用这样做。没有创建任何内容，您的回答没有问题（调用 {requestId}）。",
  "error.chat-plan-over": "我们的 Chat 应用的套餐已到期。没有创建任何内容，您的回答没有问题（调用 {requestId}）。",
  "error.chat-from-here":
    "腾讯云 Chat 不接受从我的网络地址发出的调用。没有创建任何内容，您的回答没有问题（调用 {requestId}）。",
  "error.chat-signature": "腾讯云 Chat 无法读取我的签名。没有创建任何内容，您的回答没有问题（调用 {requestId}）。",
  "error.chat-clock":
    "腾讯云 Chat 认为我的签名已过期，尽管它是新生成的。没有创建任何内容，您的回答没有问题（调用 {requestId}）。",
  "error.chat-key": "我的 Chat 密钥不属于它的 Chat 应用。没有创建任何内容，您的回答没有问题（调用 {requestId}）。",
  "error.chat-region": "腾讯云 Chat 在该地域找不到我们的应用。没有创建任何内容，您的回答没有问题（调用 {requestId}）。",
  "error.chat-admin":
    "我签名所用的名称不是我们 Chat 应用的应用管理员。没有创建任何内容，您的回答没有问题（调用 {requestId}）。",
  "error.chat-many-failures":
    "腾讯云 Chat 拒绝我的签名的次数过多，一分钟内会拒绝所有请求。没有创建任何内容，您的回答没有问题（调用 {requestId}）。",
  "error.chat-blocked":
    "腾讯云 Chat 已将我的应用管理员列入黑名单。没有创建任何内容，您的回答没有问题（调用 {requestId}）。",
} satisfies Record<keyof typeof english, string>;
