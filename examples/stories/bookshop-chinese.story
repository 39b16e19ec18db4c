青溪镇百年书店重新开业
Facts
- 青溪镇的百年书店上周六重新开业。[1]
- 书店藏有一万两千册旧书，其中三百册是手抄本。[1][2]
- 镇政府免去了书店三年的租金。[2]
Sources: [1]青溪日报 and [2]青溪镇文化站 <https://qingxi.example/shudian>.
Narratives
- 支持的看法, as provided by 青溪日报. 一个小镇的记忆，往往就放在书架上。
- 质疑的看法, as provided by 商户联合会. 其他店铺同样困难，却没有得到减免。[2]
