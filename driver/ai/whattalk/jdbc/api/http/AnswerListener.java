package ai.whattalk.jdbc.api.http;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.page.Answer;
import ai.whattalk.jdbc.api.page.PageRequest;

/** Hears of each answer of a server, and of each request that brought none. Thread-safe. */
public interface AnswerListener {
  /** Whether it is an answer at all, as far as others to the same list tell. */
  boolean isAnswer(PageRequest request, Answer answer);

  /** Takes an answer in. */
  void noteAnswer(PageRequest request, Answer answer);

  /** Takes in that no page came. */
  void noteFailure(PageRequest request, ApiException failure);
}
