/** 诊断结论的中文：代码 → [发现, 修改办法]。细节（如哪种写法、相差多少）由核心以英文给出，附在其后。 */
export const findingsZh = {
  previous_secret: [
    "通知由 previous 中的旧密钥签名",
    "没有问题：网关仍在使用旧密钥；在它停用之前请把旧密钥留在 previous 中",
  ],
  secrets_swapped: ["把几个密钥互换位置后签名相符", "调换凭证：其中两个填反了"],
  blank_in_secret: ["在密钥首尾增减空格或换行后签名相符", "与网关后台核对密钥：复制时多带或丢失了空格、换行"],
  quotes_in_secret: ["在密钥首尾增减引号后签名相符", "去掉环境变量或配置文件中密钥两边的引号"],
  secret_case: ["密钥换成另一种大小写后签名相符", "按后台显示的大小写重新复制密钥"],
  sandbox_secret: [
    "通知由沙盒的密钥签名，而该密钥是公开的",
    "此处请使用您自己的凭证，沙盒的凭证只用于测试：任何人都能用它签名",
  ],
  secret_length: [
    "签名不符，且有一个密钥的长度不寻常",
    "重新复制密钥；若密钥完整，则内容可能被改动，请与网关日志核对报文",
  ],
  body_already_parsed: ["报文是 [object Object] 或 {}：对象被转成了文本", "请传入任何框架解析之前的原始报文"],
  body_stringified: ["报文是嵌在 JSON 文本里的 JSON 文本", "直接传入原始报文，不要再调用 JSON.stringify"],
  body_reserialised: [
    "同样内容换一种写法后签名相符：报文被解析后又重新输出",
    "请传入原始报文：框架先解析过，数字、写法或字段顺序已改变",
  ],
  escaped_slashes: [
    "把斜杠写成 / 或 \\/ 后签名相符：JSON 被重新输出，常见于 PHP",
    "请传入原始报文；PHP 的 json_encode 需要 JSON_UNESCAPED_SLASHES",
  ],
  escaped_unicode: [
    "改变非 ASCII 字符的转义方式后签名相符：JSON 被重新输出",
    "请传入原始报文；PHP 的 json_encode 需要 JSON_UNESCAPED_UNICODE",
  ],
  number_rounded: [
    "换成舍入前的数字后签名相符：大整数经过了浮点数",
    "请传入原始报文：JSON.parse 会舍入超过 2^53 的整数",
  ],
  form_plus_not_decoded: [
    "把 + 读作空格后签名相符：表单解码时漏了它",
    "请传入原始报文；手工解码表单时 + 表示空格",
  ],
  form_plus_became_blank: [
    "把空格（或其中一些）读作 + 后签名相符",
    "请传入原始报文；找出解码后又重新写出表单的代理或框架：加号应写作 %2B",
  ],
  form_decoded_twice: [
    "把值再转义一次后签名相符：表单被解码了两次",
    "请传入原始报文；这里会解码，且只解码一次",
  ],
  form_encoded_twice: ["把值再解码一次后签名相符：表单被编码了两次", "请传入原始报文；途中不可再次转义"],
  html_escaped: ["报文中 & 变成了 &amp;：经过了 HTML 转义", "请传入原始报文"],
  lookalike_name: [
    "字段名中有形似 ASCII 的其他字母",
    "用 ASCII 重新输入字段名：从 PDF 复制的文档可能含西里尔或全角字母",
  ],
  biz_field_name: [
    "把 bizContent 与 bizConent 互换后签名相符",
    "线上字段名少第二个 t；若您的网关已改正，请设置选项 bizField",
  ],
  empty_fields: [
    "换一种空字段处理方式（保留或略去）后签名相符",
    "该网关的规则见 docs/protocols；币宝有选项 emptyValues",
  ],
  empty_body: [
    "报文为空",
    "请传入原始报文：它在此之前已被读取，例如被框架的 body 解析器；请最先读取，且只读一次",
  ],
  compressed: ["报文字节是压缩过的", "在转成文本之前先解压，或在前面的代理中关闭压缩"],
  latin1: [
    "按 UTF-8 读取后签名相符：报文被当作 Latin-1 读取了",
    "按收到的字节传入，或按 UTF-8 解码，不要用 latin1、binary 或 ISO-8859-1",
  ],
  base64_body: [
    "整个报文是 base64",
    "请先解码：AWS 会设置 isBase64Encoded；paychop/handler 的 lambdaRequest 会处理",
  ],
  cut_off: ["报文不完整，提前结束", "请读到报文结尾；检查代理和框架的大小与时间限制"],
  trailing_newline: [
    "去掉报文末尾的换行后签名相符",
    "请去掉该换行：编辑器或 echo 会添加换行，printf '%s' 不会",
  ],
  text_in_front: [
    "去掉表单前面的内容（空白、换行、`?` 或 URL）后签名相符",
    "只传入报文本身：请求的 URL 或查询串不是报文",
  ],
  timestamp_out_of_tolerance: [
    "签名正确，但签名时间与本机时间相差太大",
    "请校准本机时钟（NTP）；若通知在队列中等待，请调大 toleranceSeconds。相差整数小时说明时区不对",
  ],
  kind_doubtful: [
    "验签通过，但状态、币种或商户订单号不属于所指定的类型",
    "请按您自己的订单记录指定类型：每类通知用单独的 URL，或在 handler 中把 kind 设为函数",
  ],
  list_form: ["把列表中的对象和小数换一种写法后签名相符", "请把选项 listForm 设为此处给出的写法"],
  hex_form: [
    "签名是正确的摘要，但被截断、加了前缀或换了编码",
    "以完整的十六进制发送摘要：MD5 为 32 位，HMAC-SHA512 为 128 位",
  ],
  base64_variant: [
    "body 是另一种 base64：URL 安全、缺填充或带换行",
    "按收到的原样传入；该网关使用带填充的标准 base64",
  ],
  digits_moved: [
    "签名相符，但 timestamp 不是 10 位：数字在 nonce 与 timestamp 之间被挪动，或以毫秒为单位",
    "应当拒绝；若您是发送方，timestamp 请以秒为单位",
  ],
  not_utf8: ["报文的字节不是 UTF-8", "按收到的字节原样传入；途中被以其他编码读取"],
  gbk: ["报文的字节不是 UTF-8，可能是 GBK", "按收到的字节原样传入；文本必须是 UTF-8 而不是 GBK"],
  byte_order_mark: ["报文以字节顺序标记（BOM）开头", "按收到的字节原样传入；报文曾被写入文件"],
  other_gateway: ["这些字段属于另一个网关的通知", "把此通知交给对应网关的对象"],
  other_kind: ["这是另一类通知，或不是通知", "指明它真正的类型，或由字段判断；请求和应答不应交给 verify"],
  kind_not_named: [
    "通知本身没有说明它属于哪类业务",
    "请给出 kind 或选项 notificationKind：各用一个通知地址即可区分",
  ],
  other_merchant: ["通知属于另一个商户", "核对此地址使用的是哪个商户的凭证"],
  secret_or_content_differs: [
    "密钥不同，或内容被改动：两者无法区分",
    "先与网关后台核对密钥，再与网关日志核对报文",
  ],
};

/** 错误代码的修改办法：错误本身已说明原因时，结论的代码就是错误代码。 */
export const refusalsZh = {
  invalid_options: "请改正此参数：问题不在报文",
  malformed_body: "请与网关日志核对报文",
  missing_field: "请读到报文结尾：它可能被截断；再与网关日志核对报文",
  missing_signature: "请读到报文结尾：它可能被截断；再与网关日志核对报文",
  duplicate_field: "请与网关日志核对报文",
  ambiguous_field: "请与网关日志核对报文",
  too_large: "若网关确实会发送这么大的报文，请调大 maxBytes",
};
