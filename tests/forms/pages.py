"""Forms as real sites write them."""

from __future__ import annotations

NATIVE = """<h1>县长信箱</h1><form method=post action=/send>
<p><label>姓名 <input name=realName required></label></p>
<p><label>手机 <input name=mobile required pattern="1\\d{10}" title="11位手机号码"></label></p>
<p><label>电子邮箱 <input name=mail type=email required></label></p>
<p><label>内容 <textarea name=content required></textarea></label></p>
<button>提交</button> <button type=reset>重置</button></form>"""

SERVER = """<h2>我要写信</h2><form method=post action=/server>
<table><tr><td><font color=red>*</font>写信人：</td><td><input type=text name=xm></td></tr>
<tr><td><font color=red>*</font>联系电话：</td><td><input type=text name=lxdh></td></tr>
<tr><td>信件类别：</td><td><select name=lb><option value="">请选择</option><option value=1>咨询</option></select></td></tr>
<tr><td><font color=red>*</font>信件内容：</td><td><textarea name=nr></textarea></td></tr>
<tr><td colspan=2><input type=submit value="提 交"><input type=reset value="重 填"></td></tr></table></form>"""

ALERT = """<h2>在线咨询</h2><form name=f method=post action=/send>
<table><tr><td class=l>姓名<span style="color:red">*</span></td><td><input name=name id=name></td></tr>
<tr><td class=l>联系电话<span style="color:red">*</span></td><td><input name=tel id=tel></td></tr>
<tr><td class=l>咨询内容<span style="color:red">*</span></td><td><textarea name=body id=body></textarea></td></tr></table>
<a href="javascript:void(0)" class=btn onclick="check()">提交</a></form>
<script>function check(){ if(!f.name.value){alert('请输入姓名！');return false} if(!/^[\\d-]{7,12}$/.test(f.tel.value)){alert('联系电话格式不正确');f.reset();return false}
if(!f.body.value){alert('请输入内容');return false} if(confirm('确定提交吗？')) f.submit() }</script>"""

_NEAR = """<h2>投诉建议</h2><form id=f novalidate method=post action=/send>
<div class=row><label for=n>您的姓名</label><input id=n name=n><span class=e></span></div>
<div class=row><label for=t>手机号码</label><input id=t name=t><span class=e></span></div>
<div class=row><label for=c>投诉内容</label><textarea id=c name=c></textarea><span class=e></span></div>
<input type=image alt=提交 width=80 height=30 src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"></form>
<script>function v(i){var m=i.value?(i.id=='t'&&!/^1\\d{10}$/.test(i.value)?'手机号码应为11位数字':''):'此项不能为空';i.nextElementSibling.textContent=m;return !m}
f.querySelectorAll('input:not([type=image]),textarea').forEach(i=>i.onblur=()=>v(i));
f.onsubmit=()=>[n,t,c].map(v).every(Boolean)</script>"""

TOAST = """<h2>领导信箱</h2><div class=mail-box>
<div class=line><span class=name>标题</span><input type=text placeholder=请输入标题 id=bt></div>
<div class=line><span class=name>电子邮箱</span><input type=text placeholder=请输入邮箱 id=yx></div>
<div class=line><span class=name>内容</span><div contenteditable=true id=nr style="min-height:60px;border:1px solid"></div></div>
<div class=line><label><input type=checkbox id=ty>我已阅读并同意《写信须知》</label></div>
<div class="btn-submit" onclick="send()" style="width:80px">提交</div></div>
<script>function toast(t){var d=document.createElement('div');d.className='layui-layer-msg';d.style.cssText='position:fixed;top:300px;left:600px';d.textContent=t;document.body.append(d);setTimeout(()=>d.remove(),1500)}
function send(){ if(!ty.checked) return toast('请先阅读并同意须知'); if(!bt.value) return toast('标题不能为空'); if(!/@/.test(yx.value)) return toast('邮箱格式有误');
fetch('/api/letter',{method:'POST',headers:{'Content-Type':'application/json'},body:JSON.stringify({title:bt.value,mail:yx.value,content:nr.innerText})}).then(r=>r.json()).then(r=>toast(r.msg)) }</script>"""

SILENT = """<h2>留言</h2><form method=post action=/send onsubmit="return !!(this.n.value && /^1\\d{10}$/.test(this.t.value) && this.c.value)">
<p>姓名：<input name=n></p><p>手机：<input name=t></p><p>内容：<textarea name=c></textarea></p><input type=submit value=发送></form>"""

GETS = """<h2>我要留言</h2><form name=f action=/save><p><label>姓名<input name=who></label></p><p><label>内容<textarea name=what></textarea></label></p>
<button type=button onclick="new Image().src='/save.gif?who='+encodeURIComponent(f.who.value);fetch('/save.do?what='+encodeURIComponent(f.what.value));window.open('/save?who='+f.who.value);f.submit()">提交</button></form>"""

CAPTCHA = _NEAR.replace(
    "<input type=image",
    '<div class=row><label for=yzm>验证码</label><input id=yzm name=yzm><span class=e></span><img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" width=100 height=36 alt="验证码，看不清换一张"></div><input type=image',
).replace("[n,t,c].map", "[n,t,c,yzm].map")

ECHO = """<h2>我要提问</h2><form name=f method=post action=/send onsubmit="p.innerHTML='您的标题：'+f.bt.value;if(!f.nr.value){p.textContent='内容不能为空';return false}">
<p><label>标题<input name=bt></label></p><p><label>内容<textarea name=nr></textarea></label></p><button>提交</button><div id=p></div></form>"""

FRAMED = """<h2>网上咨询</h2><iframe width=700 height=400 srcdoc="<form method=post action=/send onsubmit=&quot;if(!this.xm.value){document.getElementById('e').textContent='请填写姓名';return false}&quot;><p>姓名<input name=xm><span id=e></span></p><p>内容<textarea name=nr></textarea></p><input type=submit value=提交></form>"></iframe>"""

RADIOS = """<h1>满意度问卷调查</h1><form method=post action=/vote><fieldset><legend>1. 您的年龄</legend><label><input type=radio name=q1 value=1>18岁以下</label><label><input type=radio name=q1 value=2>18岁以上</label></fieldset>
<fieldset><legend>2. 您的意见</legend><textarea name=q2 aria-label=您的意见></textarea></fieldset><button>提交</button></form>"""

TRAPS = """<form action=/search><input name=q placeholder=请输入关键词><button>搜索</button></form>
<form action=/list><label>标题<input name=title></label><label>文号<input name=wh></label><input type=date name=d><button>查询</button></form>
<form action=/login><h2>用户登录</h2><input name=user placeholder=用户名><input type=password name=pw placeholder=密码><button>登录</button></form>
<form><input name=mail placeholder=请输入邮箱订阅><button>订阅</button></form>
<div class=rating><p>您对本页内容是否满意？</p><label><input type=radio name=s>满意</label><label><input type=radio name=s>不满意</label><button>提交</button></div>
<div class=chat-box><p>智能问答</p><textarea placeholder=请输入您的问题></textarea><button>发送</button></div>
<form><label>每页显示<select><option>10</option></select></label></form>"""

LOGIN = "<h1>用户登录</h1><form action=/login><input name=user placeholder=用户名><input type=password name=pw placeholder=密码><button>登录</button></form>"
GUIDE = (
    "<header><a href=/x>登录</a><form action=/login>用户登录<input name=u><input type=password name=p><button>登录</button></form></header><h1>婚姻登记办事指南</h1>"
    + "<p>申请条件：年满法定婚龄。</p>" * 60
)
NO_SUBMIT = "<h2>县长信箱</h2><form><p><label>姓名<input name=a></label></p><p><label>内容<textarea name=b></textarea></label></p></form>"
UNLABELLED = "<h2>县长信箱</h2><form method=post action=/send><p><input name=a></p><p><input name=b></p><p><textarea name=c></textarea></p></form>"
COMPOUND = """<h2>县长信箱</h2><form>
<h3>您的姓名</h3><input name=a>
<p>联系电话：<input name=b size=4>-<input name=c size=8></p>
<table><tr><td>所在地区</td><td><span><select name=d><option>省</option></select></span> <span><select name=e><option>市</option></select></span></td></tr>
<tr><td><img src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" width=60 height=20 alt=标题></td><td><input name=f></td></tr></table>
<div>请填写您要反映的问题，说明时间、地点、涉及的人员和具体情况，以便有关部门及时核实处理</div><div><textarea name=g></textarea></div></form>"""
GATED = (
    """<h2>县长信箱</h2><div id=xz><p>写信须知：……</p><button type=button onclick="xz.hidden=true;b.hidden=false">我已阅读并同意</button></div>
<div id=b hidden>"""
    + NATIVE
    + "</div>"
)
CLOSED = """<h1>意见征集</h1><form><fieldset disabled><label>您的意见<textarea name=b></textarea></label></fieldset></form>"""

ALL = {
    name.lower(): value
    for name, value in list(globals().items())
    if name.isupper() and not name.startswith("_") and isinstance(value, str)
}
