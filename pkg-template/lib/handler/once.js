/** Passes each event on once, according to the replay store. */

/**
 * `(notification) => Promise<answer>`, from three functions of the notification: `handle` for a new event, `done` for a handled
 * event, and `comeAgain` for an event that another process is handling, or if the store fails.
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
      // Only strings are accepted: after an invalid answer of the store, no event is passed on.
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

  /** A handled event is acknowledged even if the store cannot record it: a retry would pass it on twice. */
  async function note(step, notification) {
    try {
      await replay[step](notification.replayKey);
    } catch (error) {
      tell.failed(error, notification);
    }
  }
}
