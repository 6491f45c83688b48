package ai.whattalk.jdbc.api;

/** The newest of many texts: the last 5,000 at least, and no more than twice as many. */
final class RecentIds {
  private static final int GENERATION = 5_000;

  private SeenIds older = new SeenIds();
  private SeenIds newer = new SeenIds();

  void add(String id) {
    newer.add(id);
    if (newer.size() == GENERATION) {
      older = newer;
      newer = new SeenIds();
    }
  }

  boolean contains(String id) {
    return newer.contains(id) || older.contains(id);
  }
}
