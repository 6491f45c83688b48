package ai.whattalk.jdbc.api.resource;

/**
 * One end of a list in the order of {@code created_at}.
 *
 * @param newest whether it is the end with the newest rows
 * @param rows how many rows are wanted
 * @param undatedFirst whether rows without {@code created_at} come before all others at that end
 */
public record ListEnd(boolean newest, long rows, boolean undatedFirst) {}
