package dev.stampede.output.page;

import static dev.stampede.output.page.Reading.list;
import static dev.stampede.output.page.Reading.object;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a page does with a view and the ticks after it, as the contract of both says. */
final class Page {

  private static final List<String> PARTS =
      List.of("statistics", "failures", "exceptions", "insight", "targets", "validity");

  private final Map<String, Object> view;

  Page(byte[] view) {
    this.view = Reading.of(view);
  }

  Map<String, Object> view() {
    return view;
  }

  void apply(byte[] json) {
    Map<String, Object> tick = Reading.of(json);
    for (String field : List.of("state", "elapsed", "users", "goal")) {
      view.put(field, get(tick, field));
    }
    append(object(get(view, "totals")), object(get(tick, "totals")));
    if (tick.containsKey("rows")) {
      list(get(view, "rows")).addAll(list(get(tick, "rows")));
    }
    Map<String, Object> series = object(get(view, "rowSeries"));
    if (tick.containsKey("rowPoints")) {
      object(get(tick, "rowPoints"))
          .forEach((id, point) -> {
            if (!series.containsKey(id)) {
              Map<String, Object> empty = new LinkedHashMap<>();
              object(point).keySet().forEach(column -> empty.put(column, new ArrayList<>()));
              series.put(id, empty);
            }
            append(object(get(series, id)), object(point));
          });
    }
    Map<String, Object> heat = object(get(view, "heat"));
    Map<String, Object> column = object(get(tick, "heat"));
    if (column.containsKey("edges")) {
      heat.put("edges", get(column, "edges"));
    }
    list(get(heat, "t")).add(get(column, "t"));
    list(get(heat, "w")).add(get(column, "w"));
    list(get(heat, "cells")).add(get(column, "cell"));
    for (String part : PARTS) {
      if (tick.containsKey(part)) {
        view.put(part, get(tick, part));
      }
    }
    for (String part : List.of("events", "logs")) {
      if (tick.containsKey(part)) {
        list(get(view, part)).addAll(list(get(tick, part)));
      }
    }
    if (tick.containsKey("fold")) {
      fold(object(get(tick, "fold")), series, heat);
    }
  }

  private void fold(
      Map<String, Object> fold, Map<String, Object> series, Map<String, Object> heat) {
    double from = (double) get(fold, "from");
    double to = (double) get(fold, "to");
    replace(object(get(view, "totals")), object(get(fold, "totals")), from, to);
    object(get(fold, "rows"))
        .forEach((id, part) -> replace(object(get(series, id)), object(part), from, to));
    replace(heat, object(get(fold, "heat")), from, to);
  }

  private static void append(Map<String, Object> columns, Map<String, Object> point) {
    point.forEach((column, value) -> list(get(columns, column)).add(value));
  }

  private static void replace(
      Map<String, Object> columns, Map<String, Object> part, double from, double to) {
    List<Object> t = list(get(columns, "t"));
    int begin = 0;
    while (begin < t.size() && (double) t.get(begin) <= from) {
      begin++;
    }
    int end = begin;
    while (end < t.size() && (double) t.get(end) <= to) {
      end++;
    }
    for (Map.Entry<String, Object> column : part.entrySet()) {
      List<Object> all = list(get(columns, column.getKey()));
      List<Object> old = all.subList(begin, end);
      old.clear();
      old.addAll(list(column.getValue()));
    }
  }

  static Object get(Map<String, Object> object, String field) {
    Object value = object.get(field);
    if (value == null) {
      throw new AssertionError("no field '%s' among %s".formatted(field, object.keySet()));
    }
    return value;
  }
}
