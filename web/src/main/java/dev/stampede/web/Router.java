package dev.stampede.web;

import dev.stampede.web.access.Gate;
import dev.stampede.web.access.Guard;
import dev.stampede.web.http.Handler;
import dev.stampede.web.http.HttpRefusal;
import dev.stampede.web.http.Request;
import dev.stampede.web.http.Response;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds what is at a path, and lets the gate decide before anything is told. */
final class Router implements Handler {

  private final Gate gate;
  private final Map<String, List<Route>> routes;
  private final Pages pages;
  private final Downloads downloads;

  Router(Gate gate, Map<String, List<Route>> routes, Pages pages, Downloads downloads) {
    this.gate = gate;
    this.routes = Map.copyOf(routes);
    this.pages = pages;
    this.downloads = downloads;
  }

  @Override
  public Response answer(Request request) throws IOException {
    gate.checkHost(request);
    List<Route> here = at(request.path());
    Optional<Route> route = here.stream().filter(each -> each.takes(request.method())).findFirst();
    Guard guard =
        route.map(Route::guard).orElse(here.isEmpty() ? Guard.PAGE : here.getFirst().guard());
    Optional<Response> barred = gate.check(request, guard);
    if (barred.isPresent()) {
      return barred.get();
    }
    if (here.isEmpty()) {
      throw new HttpRefusal(404, "there is nothing at this address");
    }
    if (route.isEmpty()) {
      String methods =
          here.stream().map(Route::method).collect(Collectors.toCollection(TreeSet::new)).stream()
              .collect(Collectors.joining(", "));
      return new HttpRefusal(405, "this address takes " + methods)
          .response()
          .with("Allow", methods);
    }
    return route.get().handler().answer(request);
  }

  private List<Route> at(String path) {
    List<Route> known = routes.get(path);
    if (known != null) {
      return known;
    }
    Optional<Route> file = downloads.at(path).or(() -> pages.at(path));
    return file.map(List::of).orElse(List.of());
  }
}
