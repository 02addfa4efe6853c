package io.jixiao;

import java.util.ArrayList;
import java.util.List;

/** A table as rows of cells with spans, whatever it was taken from. Immutable; see the builder. */
public final class Grid {
  /** Collects a grid from left to right, from top to bottom; cells that a span covers are left out. */
  public static final class Builder {
    private final StringBuilder rows = new StringBuilder();
    private final String name;

    private Builder(String name) {
      this.name = name;
    }

    /** Begins the next row. */
    public Builder row() {
      rows.append(rows.length() == 0 ? "[" : "],[");
      return this;
    }

    /** Adds a cell of one row and one column. */
    public Builder cell(String text) {
      return cell(text, 1, 1);
    }

    /** Adds a cell that covers so many rows and columns, itself included. */
    public Builder cell(String text, int rowSpan, int columnSpan) {
      if (rows.length() == 0) {
        row();
      }
      rows.append(rows.charAt(rows.length() - 1) == '[' ? "" : ",").append("{\"text\":");
      quote(text, rows);
      rows.append(",\"rows\":").append(rowSpan).append(",\"columns\":").append(columnSpan).append('}');
      return this;
    }

    public Grid build() {
      StringBuilder json = new StringBuilder("{\"name\":");
      quote(name, json);
      json.append(",\"rows\":[").append(rows).append(rows.length() == 0 ? "]}" : "]]}");
      return new Grid(json.toString());
    }
  }

  private final String json;

  private Grid(String json) {
    this.json = json;
  }

  /** Begins a grid with the name of its sheet or page, which may be empty. */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** A grid without spans. */
  public static Grid of(String name, List<List<String>> rows) {
    Builder builder = builder(name);
    for (List<String> row : rows) {
      builder.row();
      for (String cell : row) {
        builder.cell(cell);
      }
    }
    return builder.build();
  }

  /** The grid as JSON, an element of {@code grids}. */
  public String toJson() {
    return json;
  }

  static String toJson(List<Grid> grids) {
    List<String> elements = new ArrayList<>();
    for (Grid grid : grids) {
      elements.add(grid.json);
    }
    return "{\"format_version\":1,\"grids\":[" + String.join(",", elements) + "]}";
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
    for (char c : text.toCharArray()) {
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < ' ') {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
