/** Hands each event on once, as far as the replay store can tell. */

/**
 * `(notification, {handle, done, comeAgain}) => answer`. `handle` runs for what is new, `done` for what has been handled;
 * what another is at, or what the store cannot tell of, is sent away to come again.
 */
export function once(replay, tell) {
  return async (notification, { handle, done, comeAgain }) => {
    const { replayKey } = notification;
    if (replayKey === undefined) return handle();
    const state = await begin(notification);
    if (state === "done") return done();
    if (state !== "new") return comeAgain();
    let answer;
    try {
      answer = await handle();
    } catch (error) {
      await note("release", notification);
      throw error;
    }
    await note("finish", notification);
    return answer;
  };

  async function begin(notification) {
    let state;
    try {
      state = await replay.begin(notification.replayKey);
    } catch (error) {
      tell.failed(error, notification);
      return "unknown";
    }
    if (state !== "new" && state !== "busy" && state !== "done") {
      // As a string only: whatever it is, a store that answers wrongly must not have an event handed on.
      throw new TypeError(
        `The replay store's begin returned ${String(state)}: it returns "new", "busy" or "done".`,
      );
    }
    if (state !== "new") tell.observed({ type: "replayed", kind: notification.kind, state });
    return state;
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
