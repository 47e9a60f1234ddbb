interface Country {
  EnName: string;
  Name: string;
  /** The service spells it so: IOS, not ISO. */
  IOS2: string;
  IOS3: string;
  Code: string;
}

/**
 * All countries, written out, because asking Intl for their names would keep its tables of every language in memory.
 */
const table = `
AD | AND | 376 | Andorra | 安道尔
AE | ARE | 971 | United Arab Emirates | 阿拉伯联合酋长国
AF | AFG | 93 | Afghanistan | 阿富汗
AG | ATG | 1 | Antigua & Barbuda | 安提瓜和巴布达
AI | AIA | 1 | Anguilla | 安圭拉
AL | ALB | 355 | Albania | 阿尔巴尼亚
AM | ARM | 374 | Armenia | 亚美尼亚
AO | AGO | 244 | Angola | 安哥拉
AR | ARG | 54 | Argentina | 阿根廷
AS | ASM | 1 | American Samoa | 美属萨摩亚
AT | AUT | 43 | Austria | 奥地利
AU | AUS | 61 | Australia | 澳大利亚
AW | ABW | 297 | Aruba | 阿鲁巴
AX | ALA | 358 | Åland Islands | 奥兰群岛
AZ | AZE | 994 | Azerbaijan | 阿塞拜疆
BA | BIH | 387 | Bosnia & Herzegovina | 波斯尼亚和黑塞哥维那
BB | BRB | 1 | Barbados | 巴巴多斯
BD | BGD | 880 | Bangladesh | 孟加拉国
BE | BEL | 32 | Belgium | 比利时
BF | BFA | 226 | Burkina Faso | 布基纳法索
BG | BGR | 359 | Bulgaria | 保加利亚
BH | BHR | 973 | Bahrain | 巴林
BI | BDI | 257 | Burundi | 布隆迪
BJ | BEN | 229 | Benin | 贝宁
BL | BLM | 590 | St. Barthélemy | 圣巴泰勒米
BM | BMU | 1 | Bermuda | 百慕大
BN | BRN | 673 | Brunei | 文莱
BO | BOL | 591 | Bolivia | 玻利维亚
BQ | BES | 599 | Caribbean Netherlands | 荷属加勒比区
BR | BRA | 55 | Brazil | 巴西
BS | BHS | 1 | Bahamas | 巴哈马
BT | BTN | 975 | Bhutan | 不丹
BW | BWA | 267 | Botswana | 博茨瓦纳
BY | BLR | 375 | Belarus | 白俄罗斯
BZ | BLZ | 501 | Belize | 伯利兹
CA | CAN | 1 | Canada | 加拿大
CC | CCK | 61 | Cocos (Keeling) Islands | 科科斯（基林）群岛
CD | COD | 243 | Congo - Kinshasa | 刚果（金）
CF | CAF | 236 | Central African Republic | 中非共和国
CG | COG | 242 | Congo - Brazzaville | 刚果（布）
CH | CHE | 41 | Switzerland | 瑞士
CI | CIV | 225 | Côte d’Ivoire | 科特迪瓦
CK | COK | 682 | Cook Islands | 库克群岛
CL | CHL | 56 | Chile | 智利
CM | CMR | 237 | Cameroon | 喀麦隆
CN | CHN | 86 | China | 中国
CO | COL | 57 | Colombia | 哥伦比亚
CR | CRI | 506 | Costa Rica | 哥斯达黎加
CU | CUB | 53 | Cuba | 古巴
CV | CPV | 238 | Cape Verde | 佛得角
CW | CUW | 599 | Curaçao | 库拉索
CX | CXR | 61 | Christmas Island | 圣诞岛
CY | CYP | 357 | Cyprus | 塞浦路斯
CZ | CZE | 420 | Czechia | 捷克
DE | DEU | 49 | Germany | 德国
DJ | DJI | 253 | Djibouti | 吉布提
DK | DNK | 45 | Denmark | 丹麦
DM | DMA | 1 | Dominica | 多米尼克
DO | DOM | 1 | Dominican Republic | 多米尼加共和国
DZ | DZA | 213 | Algeria | 阿尔及利亚
EC | ECU | 593 | Ecuador | 厄瓜多尔
EE | EST | 372 | Estonia | 爱沙尼亚
EG | EGY | 20 | Egypt | 埃及
EH | ESH | 212 | Western Sahara | 西撒哈拉
ER | ERI | 291 | Eritrea | 厄立特里亚
ES | ESP | 34 | Spain | 西班牙
ET | ETH | 251 | Ethiopia | 埃塞俄比亚
FI | FIN | 358 | Finland | 芬兰
FJ | FJI | 679 | Fiji | 斐济
FK | FLK | 500 | Falkland Islands | 福克兰群岛
FM | FSM | 691 | Micronesia | 密克罗尼西亚
FO | FRO | 298 | Faroe Islands | 法罗群岛
FR | FRA | 33 | France | 法国
GA | GAB | 241 | Gabon | 加蓬
GB | GBR | 44 | United Kingdom | 英国
GD | GRD | 1 | Grenada | 格林纳达
GE | GEO | 995 | Georgia | 格鲁吉亚
GF | GUF | 594 | French Guiana | 法属圭亚那
GG | GGY | 44 | Guernsey | 根西岛
GH | GHA | 233 | Ghana | 加纳
GI | GIB | 350 | Gibraltar | 直布罗陀
GL | GRL | 299 | Greenland | 格陵兰
GM | GMB | 220 | Gambia | 冈比亚
GN | GIN | 224 | Guinea | 几内亚
GP | GLP | 590 | Guadeloupe | 瓜德罗普
GQ | GNQ | 240 | Equatorial Guinea | 赤道几内亚
GR | GRC | 30 | Greece | 希腊
GT | GTM | 502 | Guatemala | 危地马拉
GU | GUM | 1 | Guam | 关岛
GW | GNB | 245 | Guinea-Bissau | 几内亚比绍
GY | GUY | 592 | Guyana | 圭亚那
HK | HKG | 852 | Hong Kong SAR China | 中国香港特别行政区
HN | HND | 504 | Honduras | 洪都拉斯
HR | HRV | 385 | Croatia | 克罗地亚
HT | HTI | 509 | Haiti | 海地
HU | HUN | 36 | Hungary | 匈牙利
ID | IDN | 62 | Indonesia | 印度尼西亚
IE | IRL | 353 | Ireland | 爱尔兰
IL | ISR | 972 | Israel | 以色列
IM | IMN | 44 | Isle of Man | 马恩岛
IN | IND | 91 | India | 印度
IO | IOT | 246 | British Indian Ocean Territory | 英属印度洋领地
IQ | IRQ | 964 | Iraq | 伊拉克
IR | IRN | 98 | Iran | 伊朗
IS | ISL | 354 | Iceland | 冰岛
IT | ITA | 39 | Italy | 意大利
JE | JEY | 44 | Jersey | 泽西岛
JM | JAM | 1 | Jamaica | 牙买加
JO | JOR | 962 | Jordan | 约旦
JP | JPN | 81 | Japan | 日本
KE | KEN | 254 | Kenya | 肯尼亚
KG | KGZ | 996 | Kyrgyzstan | 吉尔吉斯斯坦
KH | KHM | 855 | Cambodia | 柬埔寨
KI | KIR | 686 | Kiribati | 基里巴斯
KM | COM | 269 | Comoros | 科摩罗
KN | KNA | 1 | St. Kitts & Nevis | 圣基茨和尼维斯
KP | PRK | 850 | North Korea | 朝鲜
KR | KOR | 82 | South Korea | 韩国
KW | KWT | 965 | Kuwait | 科威特
KY | CYM | 1 | Cayman Islands | 开曼群岛
KZ | KAZ | 7 | Kazakhstan | 哈萨克斯坦
LA | LAO | 856 | Laos | 老挝
LB | LBN | 961 | Lebanon | 黎巴嫩
LC | LCA | 1 | St. Lucia | 圣卢西亚
LI | LIE | 423 | Liechtenstein | 列支敦士登
LK | LKA | 94 | Sri Lanka | 斯里兰卡
LR | LBR | 231 | Liberia | 利比里亚
LS | LSO | 266 | Lesotho | 莱索托
LT | LTU | 370 | Lithuania | 立陶宛
LU | LUX | 352 | Luxembourg | 卢森堡
LV | LVA | 371 | Latvia | 拉脱维亚
LY | LBY | 218 | Libya | 利比亚
MA | MAR | 212 | Morocco | 摩洛哥
MC | MCO | 377 | Monaco | 摩纳哥
MD | MDA | 373 | Moldova | 摩尔多瓦
ME | MNE | 382 | Montenegro | 黑山
MF | MAF | 590 | St. Martin | 法属圣马丁
MG | MDG | 261 | Madagascar | 马达加斯加
MH | MHL | 692 | Marshall Islands | 马绍尔群岛
MK | MKD | 389 | North Macedonia | 北马其顿
ML | MLI | 223 | Mali | 马里
MM | MMR | 95 | Myanmar (Burma) | 缅甸
MN | MNG | 976 | Mongolia | 蒙古
MO | MAC | 853 | Macao SAR China | 中国澳门特别行政区
MP | MNP | 1 | Northern Mariana Islands | 北马里亚纳群岛
MQ | MTQ | 596 | Martinique | 马提尼克
MR | MRT | 222 | Mauritania | 毛里塔尼亚
MS | MSR | 1 | Montserrat | 蒙特塞拉特
MT | MLT | 356 | Malta | 马耳他
MU | MUS | 230 | Mauritius | 毛里求斯
MV | MDV | 960 | Maldives | 马尔代夫
MW | MWI | 265 | Malawi | 马拉维
MX | MEX | 52 | Mexico | 墨西哥
MY | MYS | 60 | Malaysia | 马来西亚
MZ | MOZ | 258 | Mozambique | 莫桑比克
NA | NAM | 264 | Namibia | 纳米比亚
NC | NCL | 687 | New Caledonia | 新喀里多尼亚
NE | NER | 227 | Niger | 尼日尔
NF | NFK | 672 | Norfolk Island | 诺福克岛
NG | NGA | 234 | Nigeria | 尼日利亚
NI | NIC | 505 | Nicaragua | 尼加拉瓜
NL | NLD | 31 | Netherlands | 荷兰
NO | NOR | 47 | Norway | 挪威
NP | NPL | 977 | Nepal | 尼泊尔
NR | NRU | 674 | Nauru | 瑙鲁
NU | NIU | 683 | Niue | 纽埃
NZ | NZL | 64 | New Zealand | 新西兰
OM | OMN | 968 | Oman | 阿曼
PA | PAN | 507 | Panama | 巴拿马
PE | PER | 51 | Peru | 秘鲁
PF | PYF | 689 | French Polynesia | 法属波利尼西亚
PG | PNG | 675 | Papua New Guinea | 巴布亚新几内亚
PH | PHL | 63 | Philippines | 菲律宾
PK | PAK | 92 | Pakistan | 巴基斯坦
PL | POL | 48 | Poland | 波兰
PM | SPM | 508 | St. Pierre & Miquelon | 圣皮埃尔和密克隆群岛
PR | PRI | 1 | Puerto Rico | 波多黎各
PS | PSE | 970 | Palestinian Territories | 巴勒斯坦领土
PT | PRT | 351 | Portugal | 葡萄牙
PW | PLW | 680 | Palau | 帕劳
PY | PRY | 595 | Paraguay | 巴拉圭
QA | QAT | 974 | Qatar | 卡塔尔
RE | REU | 262 | Réunion | 留尼汪
RO | ROU | 40 | Romania | 罗马尼亚
RS | SRB | 381 | Serbia | 塞尔维亚
RU | RUS | 7 | Russia | 俄罗斯
RW | RWA | 250 | Rwanda | 卢旺达
SA | SAU | 966 | Saudi Arabia | 沙特阿拉伯
SB | SLB | 677 | Solomon Islands | 所罗门群岛
SC | SYC | 248 | Seychelles | 塞舌尔
SD | SDN | 249 | Sudan | 苏丹
SE | SWE | 46 | Sweden | 瑞典
SG | SGP | 65 | Singapore | 新加坡
SH | SHN | 290 | St. Helena | 圣赫勒拿
SI | SVN | 386 | Slovenia | 斯洛文尼亚
SJ | SJM | 47 | Svalbard & Jan Mayen | 斯瓦尔巴和扬马延
SK | SVK | 421 | Slovakia | 斯洛伐克
SL | SLE | 232 | Sierra Leone | 塞拉利昂
SM | SMR | 378 | San Marino | 圣马力诺
SN | SEN | 221 | Senegal | 塞内加尔
SO | SOM | 252 | Somalia | 索马里
SR | SUR | 597 | Suriname | 苏里南
SS | SSD | 211 | South Sudan | 南苏丹
ST | STP | 239 | São Tomé & Príncipe | 圣多美和普林西比
SV | SLV | 503 | El Salvador | 萨尔瓦多
SX | SXM | 1 | Sint Maarten | 荷属圣马丁
SY | SYR | 963 | Syria | 叙利亚
SZ | SWZ | 268 | Eswatini | 斯威士兰
TC | TCA | 1 | Turks & Caicos Islands | 特克斯和凯科斯群岛
TD | TCD | 235 | Chad | 乍得
TG | TGO | 228 | Togo | 多哥
TH | THA | 66 | Thailand | 泰国
TJ | TJK | 992 | Tajikistan | 塔吉克斯坦
TK | TKL | 690 | Tokelau | 托克劳
TL | TLS | 670 | Timor-Leste | 东帝汶
TM | TKM | 993 | Turkmenistan | 土库曼斯坦
TN | TUN | 216 | Tunisia | 突尼斯
TO | TON | 676 | Tonga | 汤加
TR | TUR | 90 | Türkiye | 土耳其
TT | TTO | 1 | Trinidad & Tobago | 特立尼达和多巴哥
TV | TUV | 688 | Tuvalu | 图瓦卢
TW | TWN | 886 | Taiwan | 台湾
TZ | TZA | 255 | Tanzania | 坦桑尼亚
UA | UKR | 380 | Ukraine | 乌克兰
UG | UGA | 256 | Uganda | 乌干达
US | USA | 1 | United States | 美国
UY | URY | 598 | Uruguay | 乌拉圭
UZ | UZB | 998 | Uzbekistan | 乌兹别克斯坦
VA | VAT | 39 | Vatican City | 梵蒂冈
VC | VCT | 1 | St. Vincent & Grenadines | 圣文森特和格林纳丁斯
VE | VEN | 58 | Venezuela | 委内瑞拉
VG | VGB | 1 | British Virgin Islands | 英属维尔京群岛
VI | VIR | 1 | U.S. Virgin Islands | 美属维尔京群岛
VN | VNM | 84 | Vietnam | 越南
VU | VUT | 678 | Vanuatu | 瓦努阿图
WF | WLF | 681 | Wallis & Futuna | 瓦利斯和富图纳
WS | WSM | 685 | Samoa | 萨摩亚
XK | XKX | 383 | Kosovo | 科索沃
YE | YEM | 967 | Yemen | 也门
YT | MYT | 262 | Mayotte | 马约特
ZA | ZAF | 27 | South Africa | 南非
ZM | ZMB | 260 | Zambia | 赞比亚
ZW | ZWE | 263 | Zimbabwe | 津巴布韦`;

/** Every country with a dialling code, those that may not open accounts included, as the service lists them. */
export const countries: Country[] = table
  .trim()
  .split("\n")
  .map((row) => {
    const [IOS2 = "", IOS3 = "", Code = "", EnName = "", Name = ""] = row.split(" | ");
    return { EnName, Name, IOS2, IOS3, Code };
  });

/** Dialling codes for which no international account may be opened. */
export const closedCodes = ["7", "380", "86"];

export function isDiallingCode(code: string): boolean {
  return countries.some(({ Code }) => Code === code);
}

export function areaHasCode(area: string, code: string): boolean {
  return countries.some(({ IOS2, Code }) => IOS2 === area && Code === code);
}
