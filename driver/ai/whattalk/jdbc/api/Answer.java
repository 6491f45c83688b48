package ai.whattalk.jdbc.api;

/** What a request that did not fail brought: a page, or a 422 that may be worked around. */
sealed interface Answer permits Page, Refusal {}
