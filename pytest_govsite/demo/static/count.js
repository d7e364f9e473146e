// counts visits on the portal's own server
(function () {
  var picture = new Image();
  picture.src = "/stat/hit.gif?p=" + encodeURIComponent(location.pathname) + "&w=" + screen.width;
})();
