"""Forms that are built in other ways: in steps, with files, dates, choices alone, in frames, sent by scripts as JSON."""

from __future__ import annotations

WIZARD = """<h2>县长信箱</h2><div class=steps>
<div id=s1><p><label>姓名 <input name=xm id=xm></label></p><p><label>手机 <input name=sj id=sj></label></p>
<p><button type=button onclick="one()">下一步</button></p></div>
<div id=s2 hidden><p><label>来信内容 <textarea name=nr id=nr></textarea></label></p><p><button type=button onclick="two()">提交</button></p></div>
<p id=e style="color:red"></p></div>
<script>function one(){ if(!xm.value){e.textContent='请填写姓名';return} if(!/^1\\d{10}$/.test(sj.value)){e.textContent='手机号码格式不正确';return} e.textContent='';s1.hidden=true;s2.hidden=false }
function two(){ if(!nr.value){e.textContent='请填写来信内容';return} fetch('/api/letter',{method:'POST',body:JSON.stringify({xm:xm.value,sj:sj.value,nr:nr.value})}) }</script>"""

FREE_WIZARD = """<h2>县长信箱</h2><div class=steps>
<div id=s1><p><label>来信内容 <textarea name=nr></textarea></label></p><p><label>姓名（可不填） <input name=xm></label></p>
<p><a href="javascript:;" class=btn onclick="s1.hidden=true;s2.hidden=false">下一步</a></p></div>
<div id=s2 hidden><p><label>电子邮箱 <input name=yx required></label></p><p><label>地址 <input name=dz></label></p><p><button type=button onclick="check()">提交</button></p></div></div>
<script>function check(){ if(!/@/.test(document.querySelector('[name=yx]').value)) alert('请填写电子邮箱') }</script>"""

UPLOAD = """<h2>投诉举报</h2><form method=post action=/send enctype=multipart/form-data>
<p><label>姓名 <input name=xm required></label></p><p><label>手机 <input name=sj required pattern="1\\d{10}"></label></p>
<p><label>证据材料 <input type=file name=fj required accept=".jpg,.pdf"></label></p><p><label>内容 <textarea name=nr required></textarea></label></p><button>提交</button></form>"""

PICKER = """<h2>在线预约</h2><form id=f method=post action=/send><p>姓名：<input name=xm id=xm><span></span></p>
<p>预约日期：<input name=rq id=rq readonly placeholder=请选择日期 onfocus="panel.style.display='block'"><span></span></p>
<p>办理事项说明：<textarea name=nr id=nr></textarea><span></span></p><button>提交</button></form>
<div id=panel style="display:none;position:absolute;left:300px;top:60px;width:240px;height:160px;background:#fff;border:1px solid">2026年11月 日 一 二 三 四 五 六 <button type=button>清空</button><button type=button>确定</button></div>
<script>f.onsubmit=()=>[[xm,'请填写姓名'],[rq,'请选择日期'],[nr,'请填写事项说明']].map(([i,t])=>{i.nextElementSibling.textContent=i.value?'':t;return i.value}).every(Boolean)</script>"""

SELECTS = """<h1>公共交通满意度调查</h1><form method=post action=/vote><p><label>1. 您所在的街道 <select name=a required><option value="">请选择</option><option>东街</option><option>西街</option></select></label></p>
<p><label>2. 您出行的方式 <select name=b required><option value="">请选择</option><option>公交</option><option>步行</option></select></label></p><button>提交</button></form>"""

FILTERS = """<form action=/list><label>年份<select name=y><option>2026<option>2025</select></label><label>部门<select name=d><option>教育局<option>公安局</select></label><button>筛选</button></form>
<form action=/list><label>年份<select name=y><option>2026</select></label><label>类别<select name=d><option>通知</select></label><button>确定</button></form>"""

FRAMED_JSON = """<h2>网上咨询</h2><iframe width=700 height=500 srcdoc="<meta charset=utf-8><div class=form><p>姓名<input id=xm></p><p>手机<input id=sj></p><p>内容<textarea id=nr></textarea></p><p id=t></p><a class=btn href=javascript:; onclick=send()>提交</a></div>
<script>function send(){ fetch('/api/letter',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify({xm:xm.value,sj:sj.value,nr:nr.value})}).then(r=>r.json()).then(r=>t.textContent=r.msg).catch(()=>t.textContent='网络错误，请稍后再试') }</script>"></iframe>"""

JSON = """<h2>领导信箱</h2><div class=form><p>姓名<input id=xm></p><p>手机<input id=sj></p><p>内容<textarea id=nr></textarea></p><p id=t style="color:red"></p><button type=button onclick="send(this)">提交</button></div>
<script>function send(b){ b.disabled=true; fetch('/ajax/letter',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify({xm:xm.value,sj:sj.value,nr:nr.value})}).then(r=>r.json()).then(r=>{t.textContent=r.msg}).catch(()=>{t.textContent='系统异常，提交失败'}).finally(()=>{b.disabled=false}) }</script>"""

MODAL = """<h2>网上咨询</h2><p><a href="javascript:;" onclick="m.style.display='block'">我要咨询</a></p>
<div id=m style="display:none;position:fixed;left:200px;top:80px;width:500px;background:#fff;border:1px solid"><form id=f novalidate method=post action=/send><p>姓名<input name=xm><span></span></p><p>内容<textarea name=nr></textarea><span></span></p><button>提交</button></form></div>
<script>f.onsubmit=()=>[...f.querySelectorAll('input,textarea')].map(i=>{i.nextElementSibling.textContent=i.value?'':'此项必填';return i.value}).every(Boolean)</script>"""

LATE = """<h2>县长信箱</h2><div id=r></div><script>setTimeout(()=>{r.innerHTML='<form method=post action=/send><p><label>姓名 <input name=xm required></label></p><p><label>内容 <textarea name=nr required></textarea></label></p><button>提交</button></form>'},300)</script>"""

LOCKED = """<h2>县长信箱</h2><form id=f method=post action=/send><p><label>姓名 <input name=xm></label></p><p><label>内容 <textarea name=nr></textarea></label></p>
<p><label><input type=checkbox id=ok>我已阅读并同意须知</label></p><button id=b disabled>提交</button></form><script>ok.onchange=()=>b.disabled=!ok.checked;f.onsubmit=()=>{if(!f.xm.value||!f.nr.value){alert('姓名和内容不能为空');return false}}</script>"""

ALL = {name.lower(): value for name, value in list(globals().items()) if name.isupper() and isinstance(value, str)}
