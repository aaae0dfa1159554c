package org.whalecurve.intake.init;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exports of common systems: which table they are and how their columns map. */
class HeadersTest {
  /**
   * One export.
   *
   * @param csv header and rows
   * @param table expected table
   * @param columns expected {@code column: expression}, in the mapping's order
   */
  record Export(String name, String csv, String table, String... columns) {
    @Override
    public String toString() {
      return name;
    }
  }

  @TempDir Path temp;

  static List<Export> exports() {
    return List.of(
        new Export(
            "SAP billing lines (VBRP)",
            "VBELN,POSNR,FKDAT,KUNAG,MATNR,FKIMG,NETWR,WAVWR,VTWEG,WAERK\n90001,10,20260105,C1,M1,2,20.00,12.00,10,EUR\n90001,20,20260105,C1,M2,1,5.00,3.00,10,EUR\n",
            "transaction",
            "transaction_id: VBELN",
            "line_no: POSNR",
            "date: FKDAT",
            "customer_id: KUNAG",
            "product_id: MATNR",
            "channel: VTWEG",
            "quantity: FKIMG",
            "net_amount: NETWR",
            "cost_of_goods: WAVWR",
            "currency: WAERK"),
        new Export(
            "SAP ledger lines (BSEG)",
            "BUDAT,KOSTL,HKONT,SHKZG,DMBTR,BELNR\n20260105,4711,476000,S,100.00,1\n20260106,4712,476000,H,40.00,2\n",
            "ledger",
            "date: BUDAT",
            "cost_center: KOSTL",
            "account: HKONT",
            "amount: CASE WHEN SHKZG IN ('H') THEN -DMBTR ELSE DMBTR END"),
        new Export(
            "SAP totals by year and month",
            "GJAHR,MONAT,KOSTL,KSTAR,WKGBTR\n2026,1,4711,476000,100\n2026,12,4712,476000,40\n",
            "ledger",
            "period: GJAHR || '-' || LPAD(MONAT, 2, '0')",
            "cost_center: KOSTL",
            "account: KSTAR",
            "amount: WKGBTR"),
        new Export(
            "SAP customers (KNA1)",
            "KUNNR,NAME1,KDGRP,LAND1,BRSCH\n100,Muster AG,01,DE,T1\n101,Beispiel GmbH,02,DE,T2\n",
            "customer",
            "customer_id: KUNNR",
            "name: NAME1",
            "customer_group: KDGRP",
            "region: LAND1",
            "industry: BRSCH"),
        new Export(
            "Salesforce accounts",
            "Account ID,Account Name,Type,Industry,Account Owner,Parent Account ID,Created Date,Phone\n0015g1,Acme,Customer,Energy,J. Doe,,2020-01-05,555\n0015g2,Globex,Prospect,Retail,J. Doe,0015g1,2021-02-06,556\n",
            "customer",
            "customer_id: Account ID",
            "name: Account Name",
            "customer_group: Type",
            "industry: Industry",
            "manager_id: Account Owner",
            "parent_id: Parent Account ID",
            "customer_since: Created Date"),
        new Export(
            "Salesforce cases",
            "Case Number,Account ID,Case Reason,Created Date,Status\n00001,0015g1,Billing,2026-01-05,Closed\n00002,0015g1,Delivery,2026-01-06,Open\n",
            "event",
            "event_id: Case Number",
            "type: Case Reason",
            "date: Created Date",
            "customer_id: Account ID"),
        new Export(
            "Shop orders with price, percentage and unit cost",
            "Order No,Line,Order Date,Client,SKU,Qty,Unit Price,Discount %,Unit Cost\nA1,1,05.01.2026,7,X,2,10.00,5,6.00\nA1,2,05.01.2026,7,Y,1,20.00,10,9.00\n",
            "transaction",
            "transaction_id: Order No",
            "line_no: Line",
            "date: Order Date",
            "customer_id: Client",
            "product_id: SKU",
            "quantity: Qty",
            "list_amount: Qty * \"Unit Price\"",
            "discount: Qty * \"Unit Price\" * \"Discount %\" / 100",
            "net_amount: Qty * \"Unit Price\" * (1 - \"Discount %\" / 100)",
            "cost_of_goods: Qty * \"Unit Cost\""),
        new Export(
            "Gross amount and discount amount",
            "Invoice,Date,Customer,Gross Amount,Discount\n1,2026-01-05,C1,100,15\n2,2026-01-06,C2,250,40\n",
            "transaction",
            "transaction_id: Invoice",
            "date: Date",
            "customer_id: Customer",
            "list_amount: Gross Amount",
            "discount: Discount",
            "net_amount: \"Gross Amount\" - COALESCE(Discount, 0)"),
        new Export(
            "An amount that is quantity times price, and a discount rate",
            "Order ID,Order Date,Customer ID,Quantity,Unit Price,Amount,Discount\n1,2026-01-05,C1,2,10,20,0.1\n2,2026-01-06,C2,3,5,15,0\n3,2026-01-06,C2,1,7,7,0.2\n",
            "transaction",
            "transaction_id: Order ID",
            "date: Order Date",
            "customer_id: Customer ID",
            "quantity: Quantity",
            "list_amount: Amount",
            "discount: Amount * Discount",
            "net_amount: Amount * (1 - Discount)"),
        new Export(
            "Document types that say what is a return",
            "Invoice No,Invoice Date,Customer No,Net Amount,Document Type\n1,2026-01-05,C1,100,Invoice\n2,2026-01-06,C1,30,Credit memo\n",
            "transaction",
            "transaction_id: Invoice No",
            "date: Invoice Date",
            "customer_id: Customer No",
            "net_amount: Net Amount",
            "is_return: \"Document Type\" IN ('Credit memo')"),
        new Export(
            "Open items",
            "Invoice No,Customer No,Invoice Date,Due Date,Amount,Open Amount\n1,C1,2026-01-05,2026-02-05,100,0\n2,C1,2026-01-06,2026-02-06,30,30\n",
            "receivable",
            "invoice_id: Invoice No",
            "customer_id: Customer No",
            "invoice_date: Invoice Date",
            "due_date: Due Date",
            "amount: Amount",
            "outstanding: Open Amount"),
        new Export(
            "Calls in seconds",
            "Call ID,Call Date,Customer ID,Call Type,Talk Seconds\n1,2026-01-05,C1,order,120\n2,2026-01-06,C2,claim,300\n",
            "event",
            "event_id: Call ID",
            "type: Call Type",
            "date: Call Date",
            "customer_id: Customer ID",
            "duration_min: \"Talk Seconds\" / 60"),
        new Export(
            "Exchange rates",
            "Month,Currency,Exchange Rate\n2026-01,EUR,1.08\n2026-02,EUR,1.09\n",
            "exchange_rate",
            "period: Month",
            "currency: Currency",
            "rate: Exchange Rate"),
        new Export(
            "Renumbered customers",
            "Old Customer Number,New Customer Number\n1,1001\n2,1002\n",
            "customer_alias",
            "old_id: Old Customer Number",
            "customer_id: New Customer Number"),
        new Export(
            "用友销售发票",
            "发票号,开票日期,客户编码,客户名称,存货编码,存货名称,数量,无税单价,无税金额,税额,价税合计,部门,业务员\nF1,2026-01-05,K1,甲公司,P1,水泵,2,10.00,20.00,2.60,22.60,销售一部,张三\nF2,2026-01-06,K2,乙公司,P1,水泵,3,10.00,30.00,3.90,33.90,销售一部,张三\n",
            "transaction",
            "transaction_id: 发票号",
            "date: 开票日期",
            "customer_id: 客户编码",
            "product_id: 存货编码",
            "quantity: 数量",
            "net_amount: 无税金额"),
        new Export(
            "金蝶销售出库",
            "日期,单据编号,购货单位,产品代码,产品名称,实发数量,销售单价,销售金额,成本\n2026-01-05,XOUT1,甲公司,P1,水泵,2,10.00,20.00,12.00\n2026-01-06,XOUT2,乙公司,P2,阀门,3,5.00,15.00,9.00\n",
            "transaction",
            "transaction_id: 单据编号",
            "date: 日期",
            "customer_id: 购货单位",
            "product_id: 产品代码",
            "quantity: 实发数量",
            "net_amount: 销售金额",
            "cost_of_goods: 成本"),
        new Export(
            "序时账",
            "凭证日期,凭证号,科目编码,科目名称,部门,借方金额,贷方金额,摘要\n2026-01-05,记-1,660101,销售费用-工资,销售一部,100.00,,计提工资\n2026-01-31,记-9,660201,管理费用-办公费,行政部,50.00,,办公用品\n",
            "ledger",
            "date: 凭证日期",
            "cost_center: 部门",
            "account: 科目编码",
            "amount: COALESCE(借方金额, 0) - COALESCE(贷方金额, 0)",
            "account_name: 科目名称"),
        new Export(
            "科目余额 by 会计期间",
            "会计期间,成本中心,科目编码,本期发生额\n2026年1月,4711,6601,100\n2026年12月,4711,6602,50\n",
            "ledger",
            "period: SPLIT_PART(会计期间, '年', 1) || '-' || LPAD(REPLACE(SPLIT_PART(会计期间, '年', 2), '月', ''), 2, '0')",
            "cost_center: 成本中心",
            "account: 科目编码",
            "amount: 本期发生额"),
        new Export(
            "客户档案",
            "客户编码,客户名称,客户分类,所属地区,所属行业,专管业务员,建档日期,联系电话\nK1,甲公司,重点客户,华东,制造,张三,2020-01-05,138\nK2,乙公司,普通客户,华南,零售,李四,2021-02-06,139\n",
            "customer",
            "customer_id: 客户编码",
            "name: 客户名称",
            "customer_group: 客户分类",
            "region: 所属地区",
            "industry: 所属行业",
            "manager_id: 专管业务员",
            "customer_since: 建档日期"),
        new Export(
            "存货档案",
            "存货编码,存货名称,存货分类,计划成本\nP1,水泵,泵类,6.00\nP2,阀门,阀类,3.00\n",
            "product",
            "product_id: 存货编码",
            "name: 存货名称",
            "product_line: 存货分类",
            "standard_cost: 计划成本"),
        new Export(
            "纷享销客工单",
            "工单编号,客户名称,工单类型,创建时间,处理时长\nG1,甲公司,安装,2026-01-05 10:00,90\nG2,乙公司,维修,2026-01-06 11:00,45\n",
            "event",
            "event_id: 工单编号",
            "type: 工单类型",
            "date: 创建时间",
            "customer_id: 客户名称",
            "duration_min: 处理时长"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("exports")
  void maps(Export export) throws IOException {
    Path file = Files.writeString(temp.resolve("export.csv"), export.csv());
    List<FileGuess> guesses = WorkspaceGuess.of(List.of(file)).files();
    FileGuess guess =
        guesses.stream()
            .filter(g -> g.table().equals(Optional.of(export.table())))
            .findFirst()
            .orElseThrow(() -> new AssertionError(guesses.toString()));
    assertThat(lines(guess.columns())).containsExactly(export.columns());
    assertThat(guess.confidence()).isGreaterThan(0.5);
  }

  private static List<String> lines(Map<String, String> columns) {
    return Arrays.asList(
        columns.entrySet().stream()
            .map(e -> e.getKey() + ": " + e.getValue())
            .collect(Collectors.joining("\n"))
            .split("\n"));
  }
}
