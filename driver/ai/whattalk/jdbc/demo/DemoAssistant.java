package ai.whattalk.jdbc.demo;

import java.time.LocalDateTime;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * An assistant of the demo account, and how it is used.
 *
 * @param listed as the account lists it; null if it was deleted
 * @param share of a thousand conversations, those that are its own
 * @param test of a thousand of its conversations, those of type {@code test}; the other two
 *     likewise, and the rest are of type {@code api}
 */
record DemoAssistant(
    String uuid, @Nullable Assistant listed, int share, int test, int widget, int whatsapp) {

  private static final LocalDateTime FIRST_DAY = LocalDateTime.of(2024, 2, 5, 9, 12, 40);

  /** Number, uuid, name, status, language, and the four shares; some are not listed. */
  private static final String TABLE =
      """
      41,a1b2c3d4-5678-40ab-8def-1234567890ab,Support Assistant,active,English,340,40,560,330
      42,3f0c5b52-7d1e-4c8a-9b37-5e2a61d0c4f8,Müşteri Hizmetleri,active,Turkish,270,30,250,670
      57,c8a4e1f7-2b96-4f03-8d5c-90b7e3a6214d,Ödeme Asistanı,active,Turkish,150,60,300,240
      83,5d92b6a0-e473-4b1f-a8c6-07f1d3e85b29,Sales Concierge,active,English,120,80,700,170
      96,9e67f3c1-084d-4a52-b6e9-d21c7f5a0b83,Réservations,inactive,French,80,50,450,450
      ,71b8d04e-c5a9-4e6d-93f2-8a60e4b7c15d,,,,40,300,400,200
      """;

  /** All whose conversations there are. */
  static final List<DemoAssistant> ALL =
      TABLE.lines().map(line -> of(line.split(",", -1))).toList();

  /** The list of assistants. */
  static final List<Assistant> LISTED =
      ALL.stream().filter(one -> one.listed != null).map(DemoAssistant::listed).toList();

  private static DemoAssistant of(String[] cells) {
    Assistant listed =
        cells[0].isEmpty()
            ? null
            : listed(Integer.parseInt(cells[0]), cells[1], cells[2], cells[3], cells[4]);
    return new DemoAssistant(
        cells[1],
        listed,
        Integer.parseInt(cells[5]),
        Integer.parseInt(cells[6]),
        Integer.parseInt(cells[7]),
        Integer.parseInt(cells[8]));
  }

  private static Assistant listed(
      int number, String uuid, String name, String status, String language) {
    LocalDateTime createdAt = FIRST_DAY.plusDays(number).plusSeconds(977L * number);
    return new Assistant(
        number,
        uuid,
        name,
        number % 2 == 0 ? "outbound" : "inbound",
        status,
        number == 83 ? "multimodal" : "pipeline",
        language,
        language.equals("French") ? "Europe/Paris" : "Europe/Istanbul",
        number % 4 + 1,
        number == 57 ? null : Integer.valueOf(number / 10),
        number == 41 ? 1800 : 600,
        number != 57,
        createdAt,
        createdAt.plusDays(3L * number),
        null);
  }

  /** The assistant of a conversation. */
  static DemoAssistant draw(SplittableRandom random) {
    int draw = random.nextInt(1000);
    for (DemoAssistant assistant : ALL) {
      draw -= assistant.share;
      if (draw < 0) {
        return assistant;
      }
    }
    throw new AssertionError("the shares of the assistants make no thousand");
  }

  /** The type of one of its conversations. */
  String type(SplittableRandom random) {
    int draw = random.nextInt(1000);
    if (draw < test) {
      return "test";
    }
    if (draw < test + widget) {
      return "widget";
    }
    return draw < test + widget + whatsapp ? "whatsapp" : "api";
  }
}
