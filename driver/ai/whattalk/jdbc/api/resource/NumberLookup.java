package ai.whattalk.jdbc.api.resource;

/**
 * Where the numbers are that a parameter takes in place of the text that rows have.
 *
 * @param parameter is compared with a column of text, and takes a number
 * @param list has the number and the text of each
 * @param text ordinal of the text in that list
 * @param number ordinal of the number, an integer
 * @param rowName what messages call a row of that list
 */
public record NumberLookup(
    ListParameter parameter, ListDescription list, int text, int number, String rowName) {}
