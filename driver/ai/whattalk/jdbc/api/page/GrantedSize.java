package ai.whattalk.jdbc.api.page;

/**
 * The sizes of pages that a server grants, as far as is known.
 *
 * @param most rows that a page may have
 * @param largest rows to ask for if that turns out to be too little
 * @param only whether no smaller page is to be asked for, since one was refused
 */
public record GrantedSize(int most, int largest, boolean only) {

  /** Up to so many rows. */
  public GrantedSize(int most) {
    this(most, most, false);
  }
}
