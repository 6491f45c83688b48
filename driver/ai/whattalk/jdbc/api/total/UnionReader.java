package ai.whattalk.jdbc.api.total;

import ai.whattalk.jdbc.api.evidence.ListEvidence;
import ai.whattalk.jdbc.api.resource.ListFilter;
import ai.whattalk.jdbc.api.resource.ListRow;
import ai.whattalk.jdbc.api.resource.ReadRequest;
import ai.whattalk.jdbc.api.resource.RowSource;
import ai.whattalk.jdbc.api.walk.SeenIds;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rows that one of several filters asks for, each once. If the server turns out not to
 * honour one of the filters, the wide list is read instead. Not thread-safe.
 */
public final class UnionReader implements RowSource {
  private final CountableLists lists;
  private final ListSampler sampler;
  private final ListEvidence evidence;
  private final List<ListFilter> narrow;
  private final ListFilter wide;
  private final long rowsWanted;
  private final SeenIds given = new SeenIds();

  /** Which narrow list is being read, from 0; -1 before the first, behind them for the wide one. */
  private int position = -1;

  private @Nullable RowSource source;
  private boolean closed;

  public UnionReader(
      CountableLists lists, List<ListFilter> narrow, ListFilter wide, long rowsWanted) {
    this.lists = lists;
    sampler = lists.sampler();
    evidence = lists.evidence();
    this.narrow = List.copyOf(narrow);
    this.wide = wide;
    this.rowsWanted = rowsWanted;
  }

  @Override
  public @Nullable ListRow next() {
    while (!closed) {
      RowSource current = source == null ? turn() : source;
      ListRow row = current.next();
      if (row == null) {
        if (position + 1 >= narrow.size()) {
          close();
        } else {
          source = null;
        }
      } else {
        if (position < narrow.size() && !narrow.get(position).admits(row)) {
          current.close();
          readWide();
        }
        if (given.add(row.id())) {
          return row;
        }
      }
    }
    return null;
  }

  private RowSource turn() {
    if (position < 0 && isWideCheaper()) {
      return readWide();
    }
    position++;
    if (position > 0 && rowsWanted == ReadRequest.ALL) {
      // The reader has gone past the first page.
      sampler.fetchFirst(narrow.subList(position, narrow.size()));
    }
    return open(narrow.get(position), rowsWanted);
  }

  private RowSource readWide() {
    position = narrow.size();
    return open(wide, ReadRequest.ALL);
  }

  private RowSource open(ListFilter filter, long rows) {
    RowSource opened = lists.read(new ReadRequest(filter, rows));
    source = opened;
    return opened;
  }

  private boolean isWideCheaper() {
    Long rows = evidence.total(wide);
    if (rows == null && !lists.costs().areFew(narrow.size())) {
      ListSample first = sampler.first(wide);
      if (first == null || first.isWhole()) {
        return true;
      }
      rows = first.total();
    }
    return rows != null
        && lists.costs().paysToReadWide(rows, narrow.stream().map(evidence::total).toList());
  }

  @Override
  public void close() {
    closed = true;
    if (source != null) {
      source.close();
    }
  }
}
