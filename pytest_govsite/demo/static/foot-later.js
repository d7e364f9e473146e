(function () {
  var place = document.getElementById("footer");
  var request = new XMLHttpRequest();
  request.open("GET", "/include/foot-inner.html");
  request.onload = function () { if (request.status === 200) { place.innerHTML = request.responseText; } };
  request.send();
})();
