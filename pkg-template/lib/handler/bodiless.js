/** Whether a Request with this method can have a body. */
export const takesBody = (method) => method !== "GET" && method !== "HEAD";
