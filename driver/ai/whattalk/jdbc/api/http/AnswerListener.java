package ai.whattalk.jdbc.api.http;

import ai.whattalk.jdbc.api.failure.ApiException;
import ai.whattalk.jdbc.api.page.Answer;
import ai.whattalk.jdbc.api.page.PageRequest;

/** Hears of each answer of a server, and of each request that brought none. Thread-safe. */
public interface AnswerListener {
  /** Takes an answer in. */
  void noteAnswer(PageRequest request, Answer answer);

  /** Takes in that no page came. */
  void noteFailure(PageRequest request, ApiException failure);
}
