// Pages of content systems with their themes: Joomla, Drupal, WordPress, Blogger.
import {
  also,
  alsoBox,
  between,
  clock,
  comments,
  cookie,
  footer,
  full,
  head,
  ld,
  list,
  menu,
  meta,
  open,
  share,
  side,
} from './parts.ts'
import { escapeHtml as e, long, slashed, type Template, utc, weekOff } from './story.ts'

const p = (text: string) => `<p>${text}</p>`

export const CMS: Readonly<Record<string, Template>> = {
  'joomla-1': (s) => ({
    html: `${open(s)}${head(s, s.title, [meta(s, 'generator', 'Joomla! 1.5'), meta(s, 'title', s.title), meta(s, 'author', 'Administrator')])}<body><div id="header">${clock(s)}</div>${menu(s)}
<table class="contentpaneopen"><tr><td class="contentheading" width="100%">${e(s.title)}</td><td class="buttonheading"><a href="?print=1">طباعة</a></td></tr></table>
<table class="contentpaneopen"><tr><td><span class="small">كتب ${s.author}</span>&nbsp;&nbsp;</td></tr><tr><td class="createdate">${long(s.day)} ${s.time}</td></tr>
<tr><td valign="top">${s.paragraphs.map((text) => `<p style="text-align: justify;"><span style="font-size: medium;">${e(text)}</span></p>`).join('\n')}</td></tr>
<tr><td class="modifydate">آخر تحديث ( ${long(weekOff(s.day, s.number(0, 3)))} )</td></tr></table>${side(s, 'moduletable')}<div id="footer">Joomla</div></body></html>`,
    date: s.day,
    author: s.author,
  }),

  'joomla-3': (s) => ({
    html: `${open(s)}${head(s, full(s), [])}<body>${menu(s)}<div class="item-page" itemscope itemtype="https://schema.org/Article"><div class="page-header"><h2 itemprop="headline"> ${e(s.title)} </h2></div>
<dl class="article-info muted"><dt class="article-info-term">التفاصيل</dt><dd class="createdby" itemprop="author">كتب بواسطة: <span itemprop="name">${s.author}</span></dd><dd class="category-name">المجموعة: <a href="#">${s.section}</a></dd>
<dd class="published"><time datetime="${utc(s.day, s.time, 3).replace('.000Z', '+00:00')}" itemprop="datePublished">نشر بتاريخ: ${slashed(s.day)}</time></dd><dd class="hits">الزيارات: ${s.number(9, 9999)}</dd></dl>
<div itemprop="articleBody">${between(s.paragraphs, p, [], s)}</div><ul class="pager pagenav"><li class="previous"><a href="#">السابق</a></li><li class="next"><a href="#">التالي</a></li></ul></div>${side(s, 'well')}${footer(s)}</body></html>`,
    date: s.day,
    author: s.author,
  }),

  'drupal-7': (s) => ({
    html: `${open(s)}${head(s, full(s), [meta(s, 'Generator', 'Drupal 7 (http://drupal.org)'), `<link rel="canonical" href="https://${s.host}/node/${s.number(1, 999)}">`])}<body class="html node-type-article"><div id="page"><div class="region-header">${clock(s)}</div>${menu(s)}
<h1 class="title" id="page-title">${e(s.title)}</h1><div id="node-12" class="node node-article"><div class="submitted">${s.pick(['أضافه', 'كتبه'])} <span class="username">${s.author}</span> في ${long(s.day)} - ${s.time}</div>
<div class="field field-name-field-image"><div class="field-item"><img src="x.jpg"><blockquote class="image-field-caption"><p>${s.captions[0]}</p></blockquote></div></div>
<div class="field field-name-body field-type-text-with-summary"><div class="field-items"><div class="field-item even">${between(s.paragraphs, p, [], s)}</div></div></div>
<div class="field field-name-field-tags"><div class="field-label">الوسوم:&nbsp;</div><div class="field-items">${s.tags.map((tag) => `<div class="field-item"><a href="#">${tag}</a></div>`).join('')}</div></div></div>
<div class="block block-views"><h2>مواضيع ذات صلة</h2>${s.others
      .slice(0, 4)
      .map(
        (o) =>
          `<div class="views-row"><div class="views-field-title"><a href="#">${e(o.title)}</a></div><div class="views-field-created">${long(o.day)}</div></div>`,
      )
      .join('')}</div></div></body></html>`,
    date: s.day,
    captions: [s.captions[0] ?? ''],
    author: s.author,
  }),

  'drupal-8': (s) => ({
    html: `${open(s)}${head(s, full(s), [meta(s, 'Generator', 'Drupal 9'), meta(s, 'article:published_time', `${long(s.day).replace(' ', '، ')}`), meta(s, 'og:title', `${s.title} | ${s.site}`), meta(s, 'article:modified_time', weekOff(s.day, 2))])}<body><header>${menu(s)}</header><main role="main"><article role="article" class="node node--type-news">
<h1><span class="field field--name-title">${e(s.title)}</span></h1><div class="views-field views-field-created"><span>${slashed(s.day, '-')}</span></div>${share(s, 'div', 'addtoany_list')}
<div class="clearfix text-formatted field field--name-body">${between(s.paragraphs, p, [s.chance(0.5) ? `<p><strong>${also(s)}: </strong><a href="#">${e(s.others[0]?.title ?? '')}</a></p>` : ''], s)}</div></article></main><aside>${list(s, 6, 'dated')}</aside>${footer(s)}</body></html>`,
    date: s.day,
    author: null,
  }),

  'wp-jetpack': (s) => ({
    html: `${open(s)}${head(s, full(s), [meta(s, 'generator', 'WordPress 4.2'), meta(s, 'og:title', s.title), meta(s, 'og:site_name', s.site), meta(s, 'article:published_time', `${utc(s.day, s.time, 3).slice(0, 19)}+00:00`), meta(s, 'og:url', `https://${s.host}/${s.day.replaceAll('-', '/')}/${s.path}/`)])}<body class="single single-post">${menu(s)}<article class="post type-post hentry"><header class="entry-header"><h1 class="entry-title">${e(s.title)}</h1><div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="${s.day}T${s.time}:00+03:00">${long(s.day)}</time></span> <span class="byline">بواسطة <span class="author vcard"><a class="url fn n" href="#">${s.author}</a></span></span></div></header>
<div class="entry-content">${between(s.paragraphs, p, [], s)}
<div class="sharedaddy sd-sharing-enabled"><h3 class="sd-title">شارك هذا الموضوع:</h3><div class="sd-content"><ul><li><a href="#">فيس بوك</a></li><li><a href="#">تويتر</a></li></ul></div></div>
<div id="jp-relatedposts" class="jp-relatedposts"><h3 class="jp-relatedposts-headline"><em>مرتبط</em></h3><div class="jp-relatedposts-items">${s.others
      .slice(0, 3)
      .map(
        (o) =>
          `<div class="jp-relatedposts-post"><h4><a href="#">${e(o.title)}</a></h4><p class="jp-relatedposts-post-excerpt">${e(o.text)}…</p><p class="jp-relatedposts-post-date">${long(o.day)}</p><p class="jp-relatedposts-post-context">في "${s.section}"</p></div>`,
      )
      .join('')}</div></div></div>
<footer class="entry-footer"><span class="tags-links">وسوم: ${s.tags.map((tag) => `<a href="#">${tag}</a>`).join(', ')}</span></footer></article>
<nav class="post-navigation"><a href="#">${e(s.others[4]?.title ?? '')}</a></nav>${comments(s)}<div id="secondary" class="widget-area">${side(s, 'widget widget_recent_entries')}</div>${footer(s)}</body></html>`,
    date: s.day,
    author: s.author,
  }),

  'wp-sahifa': (s) => ({
    html: `${open(s)}${head(s, full(s), [meta(s, 'og:title', s.title), meta(s, 'og:site_name', s.site)])}<body><div class="top-nav"><span class="today-date">${clock(s)}</span>${menu(s)}</div><div class="breaking-news"><span>عاجل</span><ul>${list(s, 3, 'titles', 9)}</ul></div>
<div id="main-content"><div class="content"><nav id="crumbs"><a href="#">الرئيسية</a> / <a>${s.section}</a> / <span class="current">${e(s.title)}</span></nav><article class="post-listing post" id="the-post"><div class="post-inner"><h1 class="name post-title entry-title"><span itemprop="name">${e(s.title)}</span></h1>
<p class="post-meta"><span class="post-meta-author"><i class="fa fa-user"></i><a href="#">${s.author}</a></span> <span class="tie-date"><i class="fa fa-clock-o"></i>${long(s.day, 'egypt', false)}</span> <span class="post-cats"><a href="#">${s.section}</a></span> <span class="post-comments"><a href="#">اضف تعليق</a></span> <span class="post-views">${s.number(1, 9000)} زيارة</span></p>
<div class="entry">${between(s.paragraphs, p, s.chance(0.5) ? [`<section id="related-inner">${alsoBox(s, 'tie-related')}</section>`] : [], s)}${share(s, 'div', 'share-post')}</div></div></article>
<section id="author-box"><h3>عن ${s.author}</h3><div class="author-description">صحفي يكتب في الشأن المحلي منذ عام 2008، حاصل على بكالوريوس الإعلام، وله مقالات منشورة في عدد من الصحف العربية.</div></section>
<section id="related_posts"><div class="block-head"><h3>مقالات مشابهة</h3></div><div class="post-listing">${s.others
      .slice(0, 3)
      .map(
        (o) =>
          `<div class="related-item"><h3><a href="#">${e(o.title)}</a></h3><p class="post-meta"><span class="tie-date">${long(o.day, 'egypt', false)}</span></p></div>`,
      )
      .join('')}</div></section>${comments(s)}</div>${side(s, 'sidebar')}</div>${footer(s)}</body></html>`,
    date: s.day,
    author: s.author,
  }),

  'wp-newspaper': (s) => ({
    html: `${open(s)}${head(s, full(s), [
      meta(s, 'og:title', s.title),
      ld({
        '@context': 'https://schema.org',
        '@graph': [
          { '@type': 'WebSite', name: s.site },
          {
            '@type': 'Article',
            headline: s.title,
            datePublished: `${s.day}T${s.time}:00+03:00`,
            dateModified: `${weekOff(s.day, 3)}T10:00:00+03:00`,
            author: { '@type': 'Person', name: s.author },
          },
        ],
      }),
    ])}<body class="td-composer"><div class="td-header-wrap"><div class="td-header-sp-date">${clock(s)}</div>${menu(s)}</div>
<div class="td-crumb-container"><div class="entry-crumbs"><a href="#">الرئيسية</a></div></div><article class="post td-post-template-1"><div class="td-post-header"><ul class="td-category"><li><a href="#">${s.section}</a></li></ul><header class="td-post-title"><h1 class="entry-title">${e(s.title)}</h1><div class="td-module-meta-info"><div class="td-post-author-name"><div class="td-author-by">بواسطة</div> <a href="#">${s.author}</a></div><span class="td-post-date"><time class="entry-date updated td-module-date" datetime="${s.day}T${s.time}:00+03:00">${long(s.day, 'egypt', false)}</time></span><div class="td-post-views">${s.number(1, 999)}</div></div></header></div>
<div class="td-post-content"><div class="td-post-featured-image"><figure><img src="x.jpg"><figcaption class="wp-caption-text">${s.captions[0]}</figcaption></figure></div>${between(s.paragraphs, p, [`<div class="td-a-rec"><div class="td-adspot-title">- إعلان -</div></div>`], s)}</div>
<div class="td-post-source-tags"><ul class="td-tags"><li><span>كلمات دلالية</span></li>${s.tags.map((tag) => `<li><a href="#">${tag}</a></li>`).join('')}</ul></div>
<div class="td-block-row td-post-next-prev"><div class="td-post-prev-post"><span>المادة السابقة</span><a href="#">${e(s.others[5]?.title ?? '')}</a></div></div><div class="td_block_related_posts"><h4>مقالات ذات صلة</h4>${s.others
      .slice(0, 3)
      .map(
        (o) =>
          `<div class="td_module_related_posts"><h3 class="entry-title td-module-title"><a href="#">${e(o.title)}</a></h3></div>`,
      )
      .join(
        '',
      )}</div></article>${comments(s)}<div class="td-ss-main-sidebar">${side(s, 'td_block_7')}</div>${cookie(s)}</body></html>`,
    date: s.day,
    author: s.author,
    captions: [s.captions[0] ?? ''],
  }),

  blogger: (s) => ({
    html: `<!DOCTYPE html><html dir='rtl' xmlns='http://www.w3.org/1999/xhtml'>${head(s, `${s.site}: ${s.title}`, [meta(s, 'generator', 'blogger'), meta(s, 'og:title', s.title), `<link href='http://${s.host}/${s.day.slice(0, 7).replace('-', '/')}/post.html' rel='canonical'/>`])}<body><div class='header section' id='header'><h1 class='title'><a href='/'>${s.site}</a></h1></div>
<div class='main section'><div class='date-outer'><h2 class='date-header'><span>${long(s.day)}</span></h2><div class='date-posts'><div class='post hentry'><h3 class='post-title entry-title' itemprop='name'>${e(s.title)}</h3>
<div class='post-body entry-content'><div dir="rtl" style="text-align: right;">${s.paragraphs.map(e).join(s.pick(['<br /><br />', '<div><br /></div>', '<br />\n<br />']))}</div><div style='clear: both;'></div></div><div class='post-footer'><span class='post-author vcard'>مرسلة بواسطة <span class='fn'>${s.author}</span></span> <span class='post-timestamp'>في <a class='timestamp-link' href='#'><abbr class='published' title='${s.day}T${s.time}:00+03:00'>${s.time}</abbr></a></span></div></div></div></div>${comments(s)}</div>
<div class='sidebar section'><div class='widget BlogArchive'><h2>أرشيف المدونة</h2><ul>${list(s, 6)}</ul></div></div></body></html>`,
    date: s.day,
    author: s.author,
  }),
}
