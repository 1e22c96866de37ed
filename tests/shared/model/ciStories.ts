/** The stories that CI tells: always the same, so that a red run speaks of the change under test; `npm run soak` looks for new ones. */
export const ciStories = { runs: 2_000, seed: 2_026 }
