/** The common part of all gateways. Credentials go into the core; no copy stays here. */
import { atMost, rawBody, within } from "./body.js";
import { cross, open } from "./boundary.js";
import { PaychopError } from "./error.js";
import { CHECK_REQUEST, NOTIFICATION_KIND, SAMPLE } from "./gateway-side.js";
import { toJson } from "./json.js";
import { notification } from "./notification.js";
import { defaultMaxBytes, operations } from "./operations.js";
import { beginning, optionalText, splitOptions, textArgument, timeFrom } from "./options.js";
import { cashierForm, signedRequest } from "./requests.js";

/** Limit for credentials or options, in characters of JSON. */
const MAX_SETTINGS = 65536;

export class Gateway {
  /** Name in the core's tables. The class of each gateway sets it. */
  static gateway = "";
  /** Options that are functions. */
  static functionOptions = ["now", "nonce"];
  /** Methods that each object binds to itself. `defineOperations` adds the gateway's own. */
  static methods = [
    "verify",
    "ack",
    "reject",
    "reply",
    "parseResponse",
    "explain",
    "explainNotification",
    "diagnose",
  ];

  #core;
  #functions;
  #random;
  #maxBytes;
  /** The last hints and their JSON text: most notifications have the same. */
  #hints = { json: "" };

  constructor(credentials, options) {
    const { gateway: name, functionOptions } = this.constructor;
    const { gateway } = this;
    const [functions, rest] = splitOptions(options, functionOptions);
    const [credentialsJson, optionsJson] = [
      settingsJson(credentials, { code: "invalid_credentials", gateway }),
      settingsJson(rest, { code: "invalid_options", gateway }),
    ];
    this.#core = open(`{"gateway":"${name}","credentials":${credentialsJson},"options":${optionsJson}}`);
    this.#functions = functions;
    this.#random = this.constructor.randomText(functions, credentials);
    this.#maxBytes = Number(rest.maxBytes ?? defaultMaxBytes);
    // Not enumerable, so that a printed object shows none of its options.
    Object.defineProperty(this, NOTIFICATION_KIND, { value: rest.notificationKind ?? undefined });
    this.#bindMethods();
  }

  /** Binds the methods, so `const { query } = basicex` works. */
  #bindMethods() {
    for (const name of this.constructor.methods) {
      const value = this[name].bind(this);
      Object.defineProperty(this, name, { value, configurable: true, writable: true });
    }
  }

  /** The gateway's name in messages and errors. */
  get gateway() {
    return this.constructor.gateway.toLowerCase();
  }

  /** Largest body that `verify` accepts, in bytes. */
  get maxBytes() {
    return this.#maxBytes;
  }

  verify(raw, options) {
    const now = this.#now();
    const verified = this.#judge(raw, options, (argsLength, bodyLength) =>
      this.#core.verify(argsLength, bodyLength, now),
    );
    return notification(this.gateway, verified);
  }

  explainNotification(raw, options) {
    const explained = this.#judge(raw, options, (argsLength, bodyLength) =>
      this.#core.explain_notification(argsLength, bodyLength),
    );
    return JSON.parse(explained);
  }

  diagnose(raw, options) {
    const now = this.#now();
    return JSON.parse(
      this.#judge(raw, options, (argsLength, bodyLength) => this.#core.diagnose(argsLength, bodyLength, now)),
    );
  }

  ack(notification) {
    return this.#acknowledge({ kind: this.#own(notification) });
  }

  reject(notification, reason) {
    // The answer is the same for each kind.
    if (notification !== null) this.#own(notification);
    return this.#acknowledge({
      reject: true,
      reason: reason == null ? undefined : beginning(textArgument("reason", reason)),
    });
  }

  reply(notification, data) {
    const kind = this.#own(notification);
    const args = this.#json({ kind, secretIndex: Number(notification.secretIndex) });
    return JSON.parse(
      cross(args, this.#body(data), (argsLength, bodyLength) => this.#core.reply(argsLength, bodyLength)),
    );
  }

  parseResponse(operation, text) {
    const index = this.#indexOf(operation);
    return JSON.parse(
      cross("", atMost(this.#maxBytes, rawBody(text, this.gateway)), (argsLength, bodyLength) =>
        this.#core.parse_response(index, argsLength, bodyLength),
      ),
    );
  }

  explain(operation, input, options) {
    const index = this.#indexOf(operation);
    const now = this.#now();
    const args = this.#requestArgs(options);
    return JSON.parse(
      cross(args, this.#body(input), (argsLength, bodyLength) =>
        this.#core.explain(index, argsLength, bodyLength, now),
      ),
    );
  }

  [SAMPLE](kind, data) {
    const now = this.#now();
    const args = this.#json({ kind: textArgument("kind", kind), nonce: beginning(this.#random?.()) });
    return JSON.parse(
      cross(args, this.#body(data), (argsLength, bodyLength) =>
        this.#core.sample(argsLength, bodyLength, now),
      ),
    );
  }

  [CHECK_REQUEST]({ method, url, contentType, body }) {
    const args = this.#json({
      method: beginning(textArgument("method", method)),
      url: within(this.#maxBytes, textArgument("url", url), this.gateway, "URL"),
      contentType: beginning(contentType),
    });
    const raw = within(this.#maxBytes, rawBody(body, this.gateway), this.gateway);
    const now = this.#now();
    return JSON.parse(
      cross(args, raw, (argsLength, bodyLength) => this.#core.check_request(argsLength, bodyLength, now)),
    );
  }

  /** Adds a method for each operation of its table to the class of a gateway. */
  static defineOperations(Class, rows) {
    Class.methods = [...Class.methods, ...rows.map(({ name }) => name)];
    for (const [index, { name, form, open }] of rows.entries()) {
      const read = form ? cashierForm : signedRequest;
      const methods = {
        fixed(input, options) {
          return read(this.#request(index, input, options));
        },
        /** The caller sets the path of an open operation. */
        open(path, input) {
          return read(this.#request(index, input, { path: String(path) }));
        },
      };
      const value = open ? methods.open : methods.fixed;
      Object.defineProperty(value, "name", { value: name });
      Object.defineProperty(Class.prototype, name, { value, configurable: true, writable: true });
    }
  }

  #request(index, input, options) {
    const now = this.#now();
    const args = this.#requestArgs(options);
    return cross(args, this.#body(input), (argsLength, bodyLength) =>
      this.#core.request(index, argsLength, bodyLength, now),
    );
  }

  /** The arguments for an operation. Its input is the body. */
  #requestArgs(options) {
    const nonce = beginning(this.#random?.());
    if (nonce === undefined && options === undefined) return "";
    return this.#json({
      nonce,
      cspNonce: optionalText("cspNonce", options?.cspNonce),
      path: optionalText("path", options?.path),
    });
  }

  #judge(raw, options, call) {
    const body = atMost(this.#maxBytes, rawBody(raw, this.gateway));
    const contentType = optionalText("contentType", options?.contentType);
    const kind = optionalText("kind", options?.kind);
    if (contentType !== this.#hints.contentType || kind !== this.#hints.kind) {
      const json = contentType === undefined && kind === undefined ? "" : this.#json({ contentType, kind });
      this.#hints = { contentType, kind, json };
    }
    return cross(this.#hints.json, body, call);
  }

  #acknowledge(args) {
    return JSON.parse(
      cross(this.#json(args), "", (argsLength, bodyLength) => this.#core.acknowledge(argsLength, bodyLength)),
    );
  }

  /** The caller's data, at most the size that the core accepts. */
  #body(data) {
    return atMost(this.#maxBytes, this.#json(data));
  }

  #json(args) {
    return toJson(args, { code: "invalid_request", gateway: this.gateway });
  }

  #now() {
    return timeFrom(this.#functions.now);
  }

  /** The kind of a notification, if it belongs to this gateway. */
  #own(notification) {
    if (notification?.gateway === this.gateway) return beginning(textArgument("kind", notification.kind));
    throw new PaychopError({
      code: "invalid_request",
      gateway: this.gateway,
      field: "notification",
      message: `Pass the notification that ${this.constructor.gateway}'s own verify returned.`,
    });
  }

  #indexOf(operation) {
    const names = operations[this.constructor.gateway].map(({ name }) => name);
    const index = names.indexOf(operation);
    if (index >= 0) return index;
    throw new PaychopError({
      code: "unknown_operation",
      gateway: this.gateway,
      field: "operation",
      message: `${this.constructor.gateway} has no such operation; it has ${names.join(", ")}.`,
    });
  }
}

function settingsJson(settings, { code, gateway }) {
  const json = toJson(settings, { code, gateway });
  if (json.length <= MAX_SETTINGS) return json;
  throw new PaychopError({
    code,
    gateway,
    message: `Together they have more than ${MAX_SETTINGS} characters.`,
  });
}
