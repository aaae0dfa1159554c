package org.whalecurve.samples.internal.operator;

import org.whalecurve.samples.internal.files.Dice;

/** Invented names of people and companies, Chinese and English. */
final class Names {
  private static final int TOPIC = 8;
  private static final String[] PLACES = {
    "Northgate",
    "Riverbend",
    "Harbour",
    "Eastfield",
    "Stonebridge",
    "Lakeside",
    "Goldmount",
    "Westbrook"
  };
  private static final String[] TRADES = {
    "Logistics",
    "Textiles",
    "Foods",
    "Machinery",
    "Trading",
    "Software",
    "Hotels",
    "Pharma",
    "Printing",
    "Motors"
  };
  private static final String[] CITY = {"江宁", "东湖", "南山", "西溪", "北苑", "临港", "新城", "高桥"};
  private static final String[] WORD = {"恒泰", "金桥", "华远", "瑞丰", "同盛", "天成", "安达", "明德", "宏图", "永信"};
  private static final String[] FIELD = {
    "物流", "纺织", "食品", "机械", "商贸", "软件", "酒店", "医药", "印务", "汽车"
  };
  private static final String[] SURNAME = {
    "王", "李", "张", "刘", "陈", "杨", "赵", "黄", "周", "吴", "徐", "孙"
  };
  private static final String[] GIVEN = {
    "伟", "芳", "娜", "敏", "静", "强", "磊", "洋", "艳", "勇", "军", "杰", "娟", "涛"
  };
  private static final String[] FIRST = {
    "Mary", "John", "Grace", "Peter", "Linda", "David", "Susan", "Paul", "Anna", "Mark"
  };
  private static final String[] LAST = {
    "Chen", "Smith", "Wong", "Brown", "Lee", "Wilson", "Zhou", "Clark", "Lin", "Evans"
  };
  private static final String[] INSTITUTION = {
    "市政务中心", "第一人民医院", "理工大学", "商业银行", "电力公司", "港务集团", "证券公司", "航空公司"
  };

  private Names() {}

  static String of(Customer customer, long seed) {
    Dice dice = new Dice(seed, TOPIC, customer.number());
    return switch (customer.group()) {
      case KEY -> dice.oneOf(CITY) + dice.oneOf(INSTITUTION);
      case BUSINESS -> dice.chance(0.6) ? chineseFirm(dice) : englishFirm(dice);
      default ->
          dice.chance(0.8) ? chinesePerson(dice) : dice.oneOf(FIRST) + " " + dice.oneOf(LAST);
    };
  }

  private static String chineseFirm(Dice dice) {
    return dice.oneOf(CITY) + dice.oneOf(WORD) + dice.oneOf(FIELD) + "有限公司";
  }

  private static String englishFirm(Dice dice) {
    return dice.oneOf(PLACES) + " " + dice.oneOf(TRADES) + " Ltd";
  }

  private static String chinesePerson(Dice dice) {
    return dice.oneOf(SURNAME) + dice.oneOf(GIVEN) + (dice.chance(0.6) ? dice.oneOf(GIVEN) : "");
  }
}
