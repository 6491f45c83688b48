package ai.whattalk.jdbc.api.page;

/** What a request that did not fail brought: a page, or a 422 that may be worked around. */
public sealed interface Answer permits Page, Refusal {}
