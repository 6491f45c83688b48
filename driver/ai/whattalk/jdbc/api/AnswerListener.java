package ai.whattalk.jdbc.api;

/** Hears of each answer of a server, and of each request that brought none. Thread-safe. */
interface AnswerListener {
  /** Takes an answer in. */
  void answered(PageRequest request, Answer answer);

  /** Takes in that no page came. */
  void failed(PageRequest request, ApiException failure);
}
