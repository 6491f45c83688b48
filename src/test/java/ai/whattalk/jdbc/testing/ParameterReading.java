package ai.whattalk.jdbc.testing;

import java.util.LinkedHashMap;
import java.util.Map;

/** How a server reads the parameters of a request together, before it narrows by each of them. */
public enum ParameterReading {
  AS_SENT {
    @Override
    void read(Map<String, String> parameters) {}
  },
  /** The first day is the last one, and the last one the first, where both are there. */
  DATES_SWAPPED {
    @Override
    void read(Map<String, String> parameters) {
      if (hasDates(parameters)) {
        parameters.put(FROM, parameters.put(TO, parameters.get(FROM)));
      }
    }
  },
  /** No row is of both dates. */
  NOTHING_FOR_BOTH_DATES {
    @Override
    void read(Map<String, String> parameters) {
      if (hasDates(parameters)) {
        parameters.put(FROM, "9999-12-31");
      }
    }
  },
  DATE_FROM_IGNORED_ALONE {
    @Override
    void read(Map<String, String> parameters) {
      ignoreAlone(parameters, FROM);
    }
  },
  DATE_TO_IGNORED_ALONE {
    @Override
    void read(Map<String, String> parameters) {
      ignoreAlone(parameters, TO);
    }
  },
  /** Without a date, rows of the last two months. */
  RECENT_UNLESS_DATED {
    @Override
    void read(Map<String, String> parameters) {
      if (!parameters.containsKey(TO)) {
        parameters.putIfAbsent(FROM, TestRows.LAST_DAY.minusDays(60).toString());
      }
    }
  },
  TYPE_IGNORED_WITH_DATES {
    @Override
    void read(Map<String, String> parameters) {
      ignoreWithDates(parameters, FilterParameter.TYPE);
    }
  },
  ASSISTANT_IGNORED_WITH_DATES {
    @Override
    void read(Map<String, String> parameters) {
      ignoreWithDates(parameters, FilterParameter.ASSISTANT_ID);
    }
  };

  private static final String FROM = FilterParameter.DATE_FROM.parameterName();
  private static final String TO = FilterParameter.DATE_TO.parameterName();

  /** Changes what was sent into what the server takes it for. */
  abstract void read(Map<String, String> parameters);

  /** What the server takes parameters for. */
  Map<String, String> of(Map<String, String> parameters) {
    Map<String, String> read = new LinkedHashMap<>(parameters);
    read(read);
    return read;
  }

  private static boolean hasDates(Map<String, String> parameters) {
    return parameters.containsKey(FROM) && parameters.containsKey(TO);
  }

  private static void ignoreAlone(Map<String, String> parameters, String date) {
    if (!hasDates(parameters)) {
      parameters.remove(date);
    }
  }

  private static void ignoreWithDates(Map<String, String> parameters, FilterParameter ignored) {
    if (parameters.containsKey(FROM) || parameters.containsKey(TO)) {
      parameters.remove(ignored.parameterName());
    }
  }
}
