bench.fact = ".tl-timemarker";
bench.ready = () => !!document.querySelector(".tl-timemarker");
bench.strip = () => document.querySelector(".tl-timenav");
bench.where = () => document.querySelector(".tl-timemarker").getBoundingClientRect().left;
