package ai.whattalk.jdbc.sql.pushdown.scan;

/**
 * An end of the rows in the order of {@code created_at} of which a scan must give all: what is
 * above it sorts them, and takes no others.
 *
 * @param newest whether it is the end with the newest rows
 * @param undatedFirst whether rows without {@code created_at} come before all others at that end
 * @param rows those that are taken, counted from the end
 */
record ScanEnd(boolean newest, boolean undatedFirst, RowRange rows) {}
