// Pages as Arabic sites wrote them from 2000 to about 2010: tables, <font>, forums, WebForms, print versions.
import { alsoBox, clock, comments, full, head, list, menuCells, meta, share, side } from './parts.ts'
import { arabicDigits, escapeHtml as e, hijri, long, slashed, type Template, weekOff } from './story.ts'

export const OLD: Readonly<Record<string, Template>> = {
  // Everything in one table, paragraphs parted by <br><br>, the headline in a <font>.
  'table-font': (s) => ({
    html: `<html dir="rtl">${head(s, s.chance(0.5) ? full(s) : s.site, [], 'windows-1256')}<body bgcolor="#ffffff" text="#000000">
<table width="780" border="0" cellspacing="0" cellpadding="0" align="center"><tr><td colspan="3"><img src="top.gif"><font size="1">${clock(s)}</font></td></tr>${menuCells(s)}
<tr><td width="150" valign="top"><table>${s.others
      .slice(0, 6)
      .map(
        (o) =>
          `<tr><td><a href="n.asp?${s.number(1, 999)}"><font size="2">${e(o.title)}</font></a></td></tr>`,
      )
      .join('\n')}</table></td>
<td valign="top" width="480"><p align="right"><font face="Simplified Arabic" size="5" color="#990000"><b>${e(s.title)}</b></font></p>
<p align="right"><font size="2">${s.pick([long(s.day), slashed(s.day), `${hijri(s.day)} الموافق ${long(s.day, 'egypt', false)}`])}</font></p>
<p align="justify"><font face="Simplified Arabic" size="4">${s.paragraphs.map(e).join(s.pick(['<br><br>', '<BR>\n<BR>\n', '<br>&nbsp;<br>']))}</font></p></td>
<td width="150" valign="top"><font size="2" color="red"><b>استفتاء</b></font><form action="vote.asp"><input type=radio>نعم<br><input type=radio>لا<br><input type=submit value="صوت"></form></td></tr>
<tr><td colspan="3" align="center"><font size="1">جميع الحقوق محفوظة ${s.site} ${s.captured.slice(0, 4)}</font></td></tr></table></body></html>`,
    date: s.day,
    encoding: 'windows-1256',
    author: null,
  }),

  // A forum's first post with answers below it.
  vbulletin: (s) => ({
    html: `<html dir="rtl" lang="ar">${head(s, full(s), [meta(s, 'generator', 'vBulletin 3.8.4')], s.pick(['utf-8', 'windows-1256']))}<body>
<table class="tborder"><tr><td class="navbar"><a href="index.php">${s.site}</a> &gt; <a href="f1">المنتدى العام</a> &gt; <strong>${e(s.title)}</strong></td></tr></table>
<table class="tborder" id="post1"><tr><td class="thead" align="right"><a name="post1"></a> ${slashed(s.day, '-', true)}, ${s.time} ${s.pick(['AM', 'PM'])}</td></tr>
<tr><td class="alt2"><a class="bigusername" href="member.php">${s.author}</a><div class="smallfont">عضو مميز</div><div class="smallfont">تاريخ التسجيل: ${slashed(weekOff(s.day, -700), '-')}<br>المشاركات: ${s.number(10, 4000)}</div></td></tr>
<tr><td class="alt1" id="td_post_1"><div class="smallfont"><img src="icon1.gif"> <strong>${e(s.title)}</strong></div><hr size="1">
<div id="post_message_1">${s.paragraphs.map(e).join('<br />\n<br />\n')}</div></td></tr></table>
${s.comments.map((text, i) => `<table class="tborder" id="post${i + 2}"><tr><td class="thead">${slashed(weekOff(s.day, i + 1), '-', true)}, 0${i + 1}:10 PM</td></tr><tr><td class="alt2"><a class="bigusername" href="m">زائر${i}</a><div class="smallfont">عضو جديد</div></td></tr><tr><td class="alt1"><div id="post_message_${i + 2}">${e(text)}</div></td></tr></table>`).join('\n')}
<div class="smallfont" align="center">الساعة الآن 05:12 PM</div><div>Powered by vBulletin</div></body></html>`,
    date: s.day,
  }),

  // ASP.NET WebForms: ids with ctl00, the state of the form as one long value, the day in a span.
  webforms: (s) => ({
    html: `${'<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'}
<html xmlns="http://www.w3.org/1999/xhtml" dir="rtl">${head(s, s.pick([full(s), s.site]), [])}<body><form method="post" action="news.aspx?id=${s.number(1, 999)}" id="aspnetForm">
<input type="hidden" name="__VIEWSTATE" id="__VIEWSTATE" value="${'dDwtMTY4'.repeat(900)}" />
<div id="ctl00_header"><span id="ctl00_lblToday">${clock(s)}</span>${menuCells(s).replace(/<\/?t[rd][^>]*>/g, ' ')}</div>
<div id="ctl00_ContentPlaceHolder1_pnlNews"><span id="ctl00_ContentPlaceHolder1_lblTitle" class="NewsTitle">${e(s.title)}</span><br/>
<span id="ctl00_ContentPlaceHolder1_lblDate" class="NewsDate">${s.pick([`تاريخ النشر: ${slashed(s.day)}`, long(s.day), `${slashed(s.day, '/', true)} ${s.time}`])}</span>
<span id="ctl00_ContentPlaceHolder1_lblViews">عدد القراءات ${s.number(10, 9000)}</span>
<div><img src="/Images/${s.number(1, 999)}.jpg" /><span class="ImgCaption">${s.captions[0]}</span></div>
<span id="ctl00_ContentPlaceHolder1_lblBody">${s.paragraphs.map((text) => (s.chance(0.8) ? `<p>${e(text)}</p>` : `<div>${e(text)}</div>`)).join('')}</span></div>
<div id="ctl00_relatedNews"><h4>أخبار ذات صلة</h4><table>${s.others
      .slice(0, 4)
      .map((o) => `<tr><td><a href="news.aspx?id=${s.number(1, 999)}">${e(o.title)}</a></td></tr>`)
      .join('')}</table></div>
<div id="ctl00_footer">جميع الحقوق محفوظة</div></form></body></html>`,
    date: s.day,
    captions: [s.captions[0] ?? ''],
    author: null,
  }),

  // The print version: nothing but the story, its date and its address.
  print: (s) => ({
    html: `<html dir=rtl><head><meta charset=utf-8><title>${e(s.chance(0.5) ? s.title : `طباعة - ${s.title}`)}</title></head><body onload="window.print()">
<img src="logo.gif"><br><b>${s.site}</b><hr><h2>${e(s.title)}</h2>
<div>${s.pick(['التاريخ:', 'نشر بتاريخ', ''])} ${s.pick([long(s.day, 'both'), arabicDigits(slashed(s.day)), s.day])}</div>
<div>الكاتب: ${s.author}</div>${s.paragraphs.map((text) => `<p>${e(text)}`).join('\n')}
<hr>رابط الخبر: http://${s.host}/${s.path}<br><a href="javascript:window.print()">طباعة</a></body></html>`,
    date: s.day,
    author: s.author,
  }),

  // A frameless 2005 page: nested tables with classes for headline, date and text.
  'table-class': (s) => ({
    html: `<HTML DIR=RTL>${head(s, full(s), [meta(s, 'keywords', 'اخبار,سياسة')], 'windows-1256')}<BODY>
<TABLE WIDTH=100%><TR><TD CLASS=topbar>${clock(s)}</TD></TR></TABLE><TABLE>${menuCells(s)}</TABLE>
<TABLE WIDTH=100%><TR><TD VALIGN=TOP WIDTH=70%><TABLE><TR><TD CLASS=kicker>${s.section}</TD></TR><TR><TD CLASS=newsTitle>${e(s.title)}</TD></TR>
<TR><TD CLASS=newsDate>${s.pick([long(s.day), `${s.section} | ${slashed(s.day)}`, `${long(s.day)} - العدد ${s.number(1000, 9000)}`])}</TD></TR>
<TR><TD CLASS=newsText>${s.paragraphs.map((text) => `<DIV ALIGN=justify>${e(text)}</DIV>`).join('\n<BR>\n')}</TD></TR></TABLE>
${share(s, 'div', 'tools')}</TD><TD VALIGN=TOP CLASS=left><B>أخبار أخرى</B>${s.others
      .slice(0, 7)
      .map(
        (o) =>
          `<DIV><A HREF=x.php?${s.number(1, 999)}>${e(o.title)}</A><BR><SPAN>${slashed(o.day)}</SPAN></DIV>`,
      )
      .join('\n')}</TD></TR></TABLE></BODY></HTML>`,
    date: s.day,
    encoding: 'windows-1256',
    author: null,
  }),

  // A local radio's site: the day in words with the station's own phrase, the text in one div with <br>.
  radio: (s) => ({
    html: `<!DOCTYPE html><html lang="ar">${head(s, full(s), [meta(s, 'og:title', s.title), meta(s, 'og:type', 'article'), meta(s, 'og:site_name', s.site)])}<body><div id="top"><div class="live">البث المباشر</div>${clock(s)}</div>
<div id="content"><div class="breadcrumb"><a href="/">الرئيسية</a> / <a href="/n">${s.section}</a></div><h1 class="title">${e(s.title)}</h1>
<div class="infos"><span>${s.pick(['اليوم ', '', 'نشر يوم '])}${long(s.day, 'maghreb')} ${s.pick(['', s.time, `الساعة ${s.time}`])}</span></div>${share(s)}
<div class="txt">${s.paragraphs.map(e).join('<br><br>')}</div>${alsoBox(s, 'bloc-related')}${comments(s, 'disqus')}</div>${side(s, 'col-left')}</body></html>`,
    date: s.day,
    author: null,
  }),

  // A portal whose headline is an h1 around the site's logo and the story's headline a plain bold line.
  'logo-h1': (s) => ({
    html: `<html dir="rtl">${head(s, full(s), [])}<body><div id="hd"><h1><a href="/">${s.site}</a></h1><p class="slogan">الخبر كما هو</p><div class="today">${clock(s)}</div></div>
<div id="nav2"><a href="1">الرئيسية</a> <a href="2">محليات</a> <a href="3">رياضة</a></div>
<div id="mid"><div class="story_title">${e(s.title)}</div><div class="story_info">${s.pick(['بواسطة', 'كتب:', ''])} ${s.author} ${s.pick(['-', '|'])} ${long(s.day, 'levant')}</div>
<div class="story_text">${s.paragraphs.map((text) => `${e(text)}<br/><br/>`).join('\n')}</div><div class="counter">قرئ ${s.number(1, 9000)} مرة</div></div>
<div id="lt"><b>الأكثر قراءة</b><ul>${list(s, 5, 'dated')}</ul></div></body></html>`,
    date: s.day,
  }),

  // Two stories on one page, under a page's own name: the first one counts, the second begins with its own headline.
  'two-stories': (s) => ({
    html: `<html dir="rtl">${head(s, s.site, [])}<body><div class="page"><div class="folio">${s.site} - ${s.section} - ${long(s.day)}</div>
<div class="art"><h2>${e(s.title)}</h2>${s.paragraphs.map((text) => `<p>${e(text)}</p>`).join('')}</div></div>
<div class="art-link"><a href="${s.others[0]?.url}">${e(s.others[0]?.title ?? '')}</a></div></body></html>`,
    date: s.day,
    author: null,
  }),
}
