/** Hands each event on once, as far as the replay store can tell. */

/**
 * `(notification) => Promise<answer>`, out of three steps that take the notification: `handle` runs for what is new, `done` for
 * what has been handled; what another is at, or what the store cannot tell of, is sent away by `comeAgain`.
 */
export function once(replay, tell, { handle, done, comeAgain }) {
  return async (notification) => {
    const { kind, replayKey } = notification;
    if (replayKey === undefined) return handle(notification);
    let state;
    try {
      state = await replay.begin(replayKey);
    } catch (error) {
      tell.failed(error, notification);
      return comeAgain(notification);
    }
    if (state === "new") return handleNew(notification);
    if (state !== "busy" && state !== "done") {
      // As a string only: whatever it is, a store that answers wrongly must not have an event handed on.
      throw new TypeError(
        `The replay store's begin returned ${String(state)}: it returns "new", "busy" or "done".`,
      );
    }
    tell.observed?.({ type: "replayed", kind, state });
    return state === "done" ? done(notification) : comeAgain(notification);
  };

  async function handleNew(notification) {
    let answer;
    try {
      answer = await handle(notification);
    } catch (error) {
      await note("release", notification);
      throw error;
    }
    await note("finish", notification);
    return answer;
  }

  /** What was handled is acknowledged even if the store cannot note it: a retry would hand it on twice. */
  async function note(step, notification) {
    try {
      await replay[step](notification.replayKey);
    } catch (error) {
      tell.failed(error, notification);
    }
  }
}
