import { fold } from "./plain.ts";

/** What a label in a pasted text stands for. */
export type Meaning =
  | "type"
  | "mail"
  | "mobile"
  | "phone"
  | "country"
  | "company"
  | "name"
  | "person"
  | "contact"
  | "industry"
  | "trade"
  | "id"
  | "owner"
  | "introduction"
  | "avatar"
  | "subscribers"
  | "custom"
  | "nick"
  | "task"
  | "fax"
  | "address"
  | "website"
  | "other";

const labels: Record<Meaning, string> = {
  type: "account type|type|type of account|account kind|kind of account|账号类型|帐号类型|账户类型|帐户类型|帳號類型|帳戶類型|賬號類型|类型|類型|账号性质|客户类型",
  mail: "e-mail|email|mail|e-mail address|email address|mail address|contact e-mail|contact email|work email|login email|account email|registrant e-mail|registrant email|email id|邮箱|电子邮箱|电子邮件|邮件|邮箱地址|电子邮箱地址|邮件地址|联系邮箱|注册邮箱|登录邮箱|注册人邮箱|企业邮箱|电邮|電郵|電郵地址|電子郵件|電子郵箱|郵箱|信箱|電子信箱|聯絡電郵",
  mobile:
    "mobile|mobile no|mobile number|mobile phone|mobile phone number|mobile phone no|cell|cell phone|cellphone|cell number|cell phone number|handphone|hp|hand phone|mob|m|whatsapp|手机|手机号|手机号码|移动电话|手機|手機號|手機號碼|手提電話|手提|行動電話|联系手机|联系人手机|注册手机|绑定手机",
  phone:
    "phone|phone no|phone number|tel|tel no|telephone|telephone no|telephone number|tel number|t|p|contact number|contact no|contact phone|contact phone number|office|direct|landline|tel office|phone office|office phone|office tel|电话|電話|电话号码|電話號碼|联系电话|聯絡電話|联系方式|聯絡方式|聯繫電話|座机|座機|固话|固定电话|办公电话|公司电话|联系人电话|联络电话",
  country:
    "country|region|country region|country or region|country of region|country area|country of residence|location|country code|国家|国家地区|国家或地区|国家和地区|地区|所在国家|所在地区|所在地|国家区域|國家|國家地區|地區|所在國家|所在地區|国别|注册国家|注册地|注册地区",
  company:
    "company|company name|company full name|full company name|legal name|legal company name|registered company name|business name|name of company|organisation|organization|organisation name|organization name|org|employer|firm|enterprise|公司|公司名称|公司名稱|公司全称|公司全稱|公司名|企业|企业名称|企業名稱|企业全称|单位|单位名称|單位名稱|机构|机构名称|组织|组织名称|機構名稱|組織",
  name: "name|full name|customer|customer name|customer full name|client|client name|name of customer|account name|account holder|account holder name|end customer|end customer name|display name|official account name|名称|名稱|姓名|客户|客户名称|客户姓名|客户全称|客戶|客戶名稱|全名|账号名称|帐号名称|公众号名称|公眾號名稱|最终客户",
  person:
    "contact person|contact name|contact person name|person in charge|person|pic|attention|attn|name of contact|contact persons name|main contact|primary contact|联系人|联系人姓名|聯絡人|聯繫人|联络人|负责人姓名|对接人|收件人姓名",
  contact: "contact|contacts|contact details|contact info|contact information|联系|联系信息|聯絡資料",
  industry: "industry|industry type|sector|vertical|行业|行業|所属行业|所屬行業|行业类型|行业类别|产业",
  trade:
    "line of business|business line|sub industry|subindustry|industry subcategory|business type|nature of business|细分行业|子行业|二级行业|业务|主营业务|业务类型|經營範圍|业务范围",
  id: "id|user id|userid|user|origin id|originid|student id|teacher id|user name id|账号id|用户id|用戶id|用户编号|学生id|学号",
  owner: "owner|owner id|owner user id|account owner|administrator|所有者|所有者id|拥有者|擁有者|管理员|管理員|归属人",
  introduction: "introduction|intro|description|about|bio|profile|简介|簡介|介绍|介紹|描述|说明",
  avatar:
    "avatar|picture|photo|logo|face|face url|avatar url|icon|image|logo url|picture url|头像|頭像|图标|照片|头像地址",
  subscribers:
    "subscribers|max subscribers|maximum subscribers|subscriber limit|subscribers limit|most subscribers|limit|订阅上限|最多订阅|订阅人数上限|最大订阅数|粉丝上限|訂閱上限",
  custom: "custom|custom string|custom data|custom field|自定义|自定义字段|自定義|自定义信息",
  nick: "nick|nickname|owner nickname|owner nick|昵称|暱稱",
  task: "task|what to do|request type|任务|任務|需求|操作",
  fax: "fax|fax no|fax number|传真|傳真|传真号码",
  address:
    "address|street|office address|company address|billing address|mailing address|city|postcode|postal code|zip|zip code|地址|公司地址|联系地址|邮编|邮政编码|城市|通讯地址",
  website: "website|web site|web|url|homepage|home page|site|网站|網站|网址|網址|官网|公司网站",
  other:
    "requester|requested by|submitted by|submitter|reporter|reported by|created by|opened by|assignee|assigned to|assigned|agent|account manager|sales|sales rep|sales manager|reseller|partner|handled by|prepared by|your contact|cc|bcc|from|to|sent|date|subject|reply to|registrar|domain|domain name|ticket|ticket no|ticket number|ticket id|case|case no|priority|due|due date|status|expires|expiry|expiry date|ref|reference|order|order no|order number|invoice|invoice no|po|vat|vat no|tax id|uen|br no|registration no|uin|department|job title|title|position|role|budget|notes|note|remark|remarks|提交人|申请人|经办人|处理人|负责人|指派给|客户经理|销售|销售经理|代理商|渠道|合作伙伴|创建人|抄送|发件人|收件人|主题|日期|时间|域名|注册商|工单|工单号|工单编号|单号|订单号|编号|优先级|状态|截止日期|到期日|到期时间|税号|统一社会信用代码|职位|职务|部门|备注|備註",
};

const meanings = new Map(
  Object.entries(labels).flatMap(([meaning, spelt]) =>
    spelt.split("|").map((each) => [fold(each), meaning as Meaning] as const),
  ),
);

const owners =
  /^(?:(?:the|my|our|your|customers?|clients?|users?|company|companys|contact|new|login|registered|their|his|her) )/;
const longestLabel = 60;

/**
 * What words stand for as a label: `Mobile no.`, `Customer's e-mail`, `公司 Company`, `Tel (office)`. Undefined when they
 * are no label.
 */
export function labelled(words: string): Meaning | undefined {
  if (words.length > longestLabel) return undefined;
  const camel = words.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/_/g, " ");
  const said = fold(camel);
  if (said === "") return undefined;
  return (
    known(said) ??
    known(said.replace(/(?<=\p{Script=Han}) (?=\p{Script=Han})/gu, "")) ??
    known(fold(camel.replace(/\([^()]*\)/g, " "))) ??
    inTwoLanguages(said)
  );
}

function known(said: string): Meaning | undefined {
  return meanings.get(said) ?? meanings.get(said.replace(owners, ""));
}

/** The same label in Chinese and in English, whichever comes first. */
function inTwoLanguages(said: string): Meaning | undefined {
  const words = said.split(" ");
  const isHan = (word: string) => /\p{Script=Han}/u.test(word);
  const han = known(words.filter(isHan).join(""));
  return han && han === known(words.filter((word) => !isHan(word)).join(" ")) ? han : undefined;
}
